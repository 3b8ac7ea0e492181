using System.Text;
using System.Text.RegularExpressions;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>
/// Proves the fast decoders of one kind of value: they accept a field exactly if it has the form and the general decoder
/// accepts it, and read the same value. The decoder for this processor is proved, and the one for any processor.
/// </summary>
internal sealed class DecoderProof<T>(string form, DecoderProof<T>.Decoder chosen, DecoderProof<T>.Decoder portable, DecoderProof<T>.Decoder general, Func<T, T, bool>? areEqual = null)
{
    private readonly Regex form = new(form, RegexOptions.CultureInvariant);

    public delegate bool Decoder(ReadOnlySpan<byte> field, out T value);

    /// <summary>Proves it for a field at the start of some bytes, independent of the bytes after it.</summary>
    /// <returns>Whether the field is accepted.</returns>
    public bool IsAccepted(byte[] bytes, int length)
    {
        var field = bytes.AsSpan(0, length);
        Span<char> text = stackalloc char[length];
        Encoding.Latin1.GetChars(field, text);
        T expected = default!;
        var isAccepted = form.IsMatch(text) && general(field, out expected);
        Prove(chosen, field, isAccepted, expected);
        Prove(portable, field, isAccepted, expected);
        return isAccepted;
    }

    /// <summary>The same for a text, with random characters after it.</summary>
    public bool IsAccepted(string text, Random random, string following)
    {
        var bytes = new byte[text.Length + FieldSlack.Length];
        Encoding.Latin1.GetBytes(text, bytes);
        foreach (ref var character in bytes.AsSpan(text.Length))
        {
            character = random.Next(20) == 0 ? (byte)random.Next(256) : (byte)following[random.Next(following.Length)];
        }

        return IsAccepted(bytes, text.Length);
    }

    private void Prove(Decoder decoder, ReadOnlySpan<byte> field, bool isAccepted, T expected)
    {
        var isDecoded = decoder(field, out var value);
        if (isDecoded != isAccepted || (isDecoded && !(areEqual?.Invoke(expected, value) ?? EqualityComparer<T>.Default.Equals(expected, value))))
        {
            Assert.Fail($"{decoder.Method.DeclaringType!.Name}: '{Encoding.Latin1.GetString(field)}' is {(isAccepted ? expected : "invalid")}, and was {(isDecoded ? value : "rejected")}");
        }
    }
}

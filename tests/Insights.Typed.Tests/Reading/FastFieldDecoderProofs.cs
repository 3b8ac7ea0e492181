using System.Runtime.Intrinsics;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>The forms that <see cref="FastFieldDecoder"/> accepts.</summary>
internal static class FastFieldDecoderProofs
{
    private static readonly DecoderProof<Guid> GuidByVectors = new(
        @"\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z", FastFieldDecoder.TryGuid, PortableFieldDecoder.TryGuid, FieldDecoder.TryDecodeGuid);

    public static DecoderProof<long> Integer { get; } = new(@"\A[0-9]{1,8}\z", FastFieldDecoder.TryInteger, PortableFieldDecoder.TryInteger, FieldDecoder.TryDecodeInteger);

    /// <summary>With the same scale.</summary>
    public static DecoderProof<decimal> Decimal { get; } = new(
        @"\A(?=(\.?[0-9]){1,8}\z)[0-9]+(\.[0-9]+)?\z", FastFieldDecoder.TryDecimal, PortableFieldDecoder.TryDecimal, FieldDecoder.TryDecodeDecimal,
        (a, b) => decimal.GetBits(a).SequenceEqual(decimal.GetBits(b)));

    public static DecoderProof<DateOnly> Date { get; } = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", FastFieldDecoder.TryDate, PortableFieldDecoder.TryDate, FieldDecoder.TryDecodeDate);

    public static DecoderProof<DateTime> Time { get; } = new(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}Z?\z", FastFieldDecoder.TryDateTime, PortableFieldDecoder.TryDateTime, FieldDecoder.TryDecodeDateTime,
        (a, b) => a == b && a.Kind == b.Kind);

    public static DecoderProof<Guid> Guid
    {
        get
        {
            Assert.SkipUnless(Vector128.IsHardwareAccelerated, "Without vector instructions, the general decoder reads GUIDs.");
            return GuidByVectors;
        }
    }
}

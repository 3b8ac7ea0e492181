using System.Text;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>Shorthands for tests of how text is taken apart into records.</summary>
internal static class Records
{
    public const byte Comma = (byte)',';
    public const byte Tab = (byte)'\t';
    public const int Limit = 1024 * 1024;

    public static Task<List<string[]>> ReadAsync(string text, byte separator = Comma, int chunk = int.MaxValue, int limit = Limit) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), separator, chunk, limit);

    public static async Task<List<string[]>> ReadAsync(byte[] bytes, byte separator = Comma, int chunk = int.MaxValue, int limit = Limit)
    {
        var records = new List<string[]>();
        using var stream = new ChunkedStream(bytes, chunk);
        using var reader = new DelimitedReader(stream, separator, limit);
        do
        {
            while (reader.TryRead())
            {
                records.Add(Current(reader));
            }
        }
        while (await reader.FillAsync(TestContext.Current.CancellationToken));

        Assert.False(reader.TryRead());
        return records;
    }

    /// <summary>The message with which a text is refused.</summary>
    public static async Task<string> RefusalAsync(string text, int chunk = int.MaxValue, int limit = Limit) =>
        (await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(text, Comma, chunk, limit))).Message;

    private static string[] Current(DelimitedReader reader)
    {
        var fields = new string[reader.Fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = Encoding.UTF8.GetString(reader.Bytes.Slice(reader.Fields[i].Start, reader.Fields[i].Length));
        }

        return fields;
    }
}

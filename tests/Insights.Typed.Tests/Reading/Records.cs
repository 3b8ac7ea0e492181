using System.Text;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>Shorthands for tests that split text into records.</summary>
internal static class Records
{
    public const byte Comma = (byte)',';
    public const byte Tab = (byte)'\t';
    public const int Limit = 1024 * 1024;

    /// <summary>The vector widths of the scan that this machine supports. All must find the same positions.</summary>
    public static IReadOnlyList<ScanWidth> Widths { get; } =
        [.. Enum.GetValues<ScanWidth>().Where(width => width != ScanWidth.Vector512 || ScanWidths.Best == ScanWidth.Vector512)];

    public static Task<List<string[]>> ReadAsync(string text, byte separator = Comma, int chunk = int.MaxValue, int limit = Limit) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), separator, chunk, limit);

    /// <summary>The records, which are read in every width.</summary>
    public static async Task<List<string[]>> ReadAsync(byte[] bytes, byte separator = Comma, int chunk = int.MaxValue, int limit = Limit)
    {
        var (records, error) = await TryReadAsync(bytes, separator, chunk, limit, Widths[0]);
        foreach (var width in Widths.Skip(1))
        {
            var (same, sameError) = await TryReadAsync(bytes, separator, chunk, limit, width);
            Assert.Equal(records, same);
            Assert.Equal((error?.Message, error?.RowNumber, error?.LineNumber, error?.ByteOffset), (sameError?.Message, sameError?.RowNumber, sameError?.LineNumber, sameError?.ByteOffset));
        }

        return error is null ? records : throw error;
    }

    /// <summary>The records before the end or an error.</summary>
    public static async Task<(List<string[]> Records, ReportFormatException? Error)> TryReadAsync(byte[] bytes, byte separator, int chunk, int limit, ScanWidth width)
    {
        var records = new List<string[]>();
        using var stream = new ChunkedStream(bytes, chunk);
        using var reader = new DelimitedReader(stream, separator, limit, width);
        try
        {
            do
            {
                AddAll(reader, records);
            }
            while (await reader.FillAsync(TestContext.Current.CancellationToken));
        }
        catch (ReportFormatException error)
        {
            return (records, error);
        }

        Assert.True(reader.ReadRecords(1).IsEmpty);
        return (records, null);
    }

    /// <summary>The message with which a text is rejected.</summary>
    public static async Task<string> RefusalAsync(string text, int chunk = int.MaxValue, int limit = Limit) =>
        (await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(text, Comma, chunk, limit))).Message;

    private static void AddAll(DelimitedReader reader, List<string[]> records)
    {
        while (reader.ReadRecords(7) is { IsEmpty: false } positions)
        {
            for (var record = 0; record < positions.Length - 1; record += reader.FieldCount)
            {
                records.Add(Fields(reader.Bytes, positions.Slice(record, reader.FieldCount + 1)));
            }
        }
    }

    private static string[] Fields(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> positions)
    {
        var fields = new string[positions.Length - 1];
        for (var i = 0; i < fields.Length; i++)
        {
            var field = Encoding.UTF8.GetString(bytes[(positions[i] + 1)..positions[i + 1]]);
            if (i == fields.Length - 1 && positions[i + 1] < bytes.Length && field.EndsWith('\r'))
            {
                field = field[..^1];
            }

            fields[i] = field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
        }

        return fields;
    }
}

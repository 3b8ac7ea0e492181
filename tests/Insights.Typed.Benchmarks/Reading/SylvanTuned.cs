using Sylvan.Data.Csv;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>Sylvan.Data.Csv with a large buffer and pooled strings.</summary>
internal readonly struct SylvanTuned(CsvDataReader csv, int[] at) : IRecordFields
{
    public static Sum Five(string path, Sum sum)
    {
        using var csv = Open(path);
        int[] at = [.. Columns.Five.Select(csv.GetOrdinal)];
        while (csv.Read())
        {
            sum.Add(RecordFields.ReadFive(new SylvanTuned(csv, at)));
        }

        return sum;
    }

    public static Sum All(string path, Sum sum)
    {
        using var csv = Open(path);
        int[] at = [.. Columns.All.Select(csv.GetOrdinal)];
        while (csv.Read())
        {
            sum.Add(RecordFields.ReadAll(new SylvanTuned(csv, at)));
        }

        return sum;
    }

    public string Text(int index) => csv.GetString(at[index]);

    public Guid Guid(int index) => csv.GetGuid(at[index]);

    public DateOnly Date(int index) => csv.GetDate(at[index]);

    public long Integer(int index) => csv.GetInt64(at[index]);

    public decimal Decimal(int index) => csv.GetDecimal(at[index]);

    private static CsvDataReader Open(string path)
    {
        var pool = new HashSet<string>().GetAlternateLookup<ReadOnlySpan<char>>();
        var options = new CsvDataReaderOptions
        {
            BufferSize = 128 * 1024,
            StringFactory = (buffer, offset, length) =>
            {
                var text = buffer.AsSpan(offset, length);
                if (!pool.TryGetValue(text, out var pooled))
                {
                    pool.Add(text);
                    pool.TryGetValue(text, out pooled);
                }

                return pooled!;
            },
        };
        return CsvDataReader.Create(new StreamReader(RawReading.Open(path), bufferSize: 128 * 1024), options);
    }
}

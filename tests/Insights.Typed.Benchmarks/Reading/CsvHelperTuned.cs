using CsvHelper;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>CsvHelper, tuned for speed: no mapper, spans, a custom date parser, pooled strings.</summary>
internal readonly ref struct CsvHelperTuned(CsvReader csv, int[] at) : IRecordFields
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', PoolStrings = true, BufferSize = 128 * 1024 };

    public static Sum Five(string path, Sum sum)
    {
        using var csv = CsvReader.Create(RawReading.Open(path), Options);
        int[] at = [.. Columns.Five.Select(name => csv.GetFieldIndex(name))];
        while (csv.Read())
        {
            sum.Add(RecordFields.ReadFive(new CsvHelperTuned(csv, at)));
        }

        return sum;
    }

    public static Sum All(string path, Sum sum)
    {
        using var csv = CsvReader.Create(RawReading.Open(path), Options);
        int[] at = [.. Columns.All.Select(name => csv.GetFieldIndex(name))];
        while (csv.Read())
        {
            sum.Add(RecordFields.ReadAll(new CsvHelperTuned(csv, at)));
        }

        return sum;
    }

    public string Text(int index) => csv.GetString(at[index]);

    public Guid Guid(int index) => csv.Parse<Guid>(at[index]);

    public long Integer(int index) => csv.Parse<long>(at[index]);

    public decimal Decimal(int index) => csv.Parse<decimal>(at[index]);

    public DateOnly Date(int index)
    {
        var text = csv.GetSpan(at[index]);
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            throw new FormatException();
        }

        return new DateOnly(
            (Digit(text[0]) * 1000) + (Digit(text[1]) * 100) + (Digit(text[2]) * 10) + Digit(text[3]),
            (Digit(text[5]) * 10) + Digit(text[6]),
            (Digit(text[8]) * 10) + Digit(text[9]));
    }

    private static int Digit(byte character) => (uint)character - '0' is <= 9 and var digit ? (int)digit : throw new FormatException();
}

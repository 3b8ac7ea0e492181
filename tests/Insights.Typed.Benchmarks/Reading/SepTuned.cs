using System.Globalization;
using nietras.SeparatedValues;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>Sep with a string pool for each column; quotes are removed, since all candidates must read the same values.</summary>
internal readonly ref struct SepTuned : IRecordFields
{
    private readonly SepReader.Row row;
    private readonly int[] fieldIndexes;

    private SepTuned(SepReader.Row row, int[] fieldIndexes)
    {
        this.row = row;
        this.fieldIndexes = fieldIndexes;
    }

    public static Sum Five(string path, Sum sum)
    {
        using var reader = Open(path);
        var at = reader.Header.IndicesOf(Columns.Five);
        foreach (var row in reader)
        {
            sum.Add(RecordFields.ReadFive(new SepTuned(row, at)));
        }

        return sum;
    }

    public static Sum All(string path, Sum sum)
    {
        using var reader = Open(path);
        var at = reader.Header.IndicesOf(Columns.All);
        foreach (var row in reader)
        {
            sum.Add(RecordFields.ReadAll(new SepTuned(row, at)));
        }

        return sum;
    }

    public string Text(int index) => row[fieldIndexes[index]].ToString();

    public Guid Guid(int index) => row[fieldIndexes[index]].Parse<Guid>();

    public DateOnly Date(int index) => DateOnly.ParseExact(row[fieldIndexes[index]].Span, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public long Integer(int index) => row[fieldIndexes[index]].Parse<long>();

    public decimal Decimal(int index) => row[fieldIndexes[index]].Parse<decimal>();

    private static SepReader Open(string path) =>
        Sep.New(',').Reader(options => options with { Unescape = true, CreateToString = SepToString.PoolPerCol(maximumStringLength: 128) }).From(RawReading.Open(path));
}

using System.Globalization;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Data;

/// <summary>Generates a column's values, in the stored format: by the column's name if it is known, otherwise by its type.</summary>
internal sealed class CellGenerator
{
    /// <summary>On average, one in this number of values of a nullable column is missing.</summary>
    private const int MissingValueInterval = 12;

    private readonly ColumnSchema column;
    private readonly SeededRandomSource randomSource;
    private readonly ValueGenerator<object> generator;

    public CellGenerator(ColumnSchema column, SeededRandomSource randomSource)
    {
        this.column = column;
        this.randomSource = randomSource;
        generator = CreateGenerator();
    }

    /// <summary>Whether the values of a text column are dates, by the column's name, because a schema that was just fetched declares no types.</summary>
    public static bool GeneratesDates(ColumnSchema column) =>
        column.Kind == ValueKind.Text
        && column.Samples.Count == 0
        && ColumnGenerators.FindText(column.Name) is null
        && ColumnGenerators.FindGuid(column.Name) is null
        && ColumnGenerators.FindDate(column.Name) is not null;

    public object Generate(GeneratedRow row, int number)
    {
        var random = randomSource.CreateRandom(number);
        return column.IsNullable && random.NextBoolean(MissingValueInterval) ? DBNull.Value : generator(row, ref random);
    }

    private ValueGenerator<object> CreateGenerator() => column.Kind switch
    {
        ValueKind.Integer => ColumnGenerators.FindCount(column.Name) is { } count
            ? (row, ref random) => count(row, ref random)
            : (_, ref random) => (long)random.Next(random.NextBoolean(10) ? 20_000 : 500),
        ValueKind.Decimal => ColumnGenerators.FindCount(column.Name) is { } count
            ? (row, ref random) => (count(row, ref random) * StorageFormat.DecimalScale) + random.Next(StorageFormat.DecimalScale)
            : (_, ref random) => GenerateAmount(ref random),
        ValueKind.Date => CreateDateGenerator(column.Name),
        ValueKind.DateTime => CreateTimeGenerator(column.Name),
        ValueKind.Guid => ColumnGenerators.FindGuid(column.Name) is { } guid
            ? (row, ref random) => StorageFormat.ToText(guid(row, ref random))
            : (_, ref random) => StorageFormat.ToText(random.NextGuid()),
        ValueKind.Flag => CreateBooleanGenerator(column.BooleanFormat ?? BooleanFormat.Default),
        ValueKind.Text => CreateTextGenerator(column.Name),
    };

    /// <summary>Generates mostly small amounts, some large ones, and occasional credits.</summary>
    private static long GenerateAmount(ref SeededRandom random)
    {
        var hundredths = (long)random.Next(random.NextBoolean(8) ? 5_000_000 : 80_000);
        return random.NextBoolean(40) ? -hundredths : hundredths;
    }

    private static ValueGenerator<object> CreateDateGenerator(string name)
    {
        var date = ColumnGenerators.FindDate(name) ?? ((row, ref _) => row.Day);
        return (row, ref random) => StorageFormat.ToText(date(row, ref random));
    }

    private static ValueGenerator<object> CreateTimeGenerator(string name)
    {
        var date = ColumnGenerators.FindDate(name);
        return date is null
            ? (row, ref random) => ServiceTime.ToText(row.Day.ToDateTime(TimeOnly.MinValue).AddSeconds(random.Next(86_400)))
            : (row, ref random) => ServiceTime.ToText(date(row, ref random).ToDateTime(TimeOnly.MinValue));
    }

    private ValueGenerator<object> CreateBooleanGenerator(BooleanFormat form) => ColumnGenerators.FindBoolean(column.Name) is { } flag
        ? (row, ref random) => flag(row, ref random) ? form.True : form.False
        : (_, ref random) => random.NextBoolean(4) ? form.True : form.False;

    /// <summary>Text of an unknown column depends on the row's subject, so it is the same for each month.</summary>
    private ValueGenerator<object> CreateTextGenerator(string name)
    {
        if (column.Samples.Count > 0)
        {
            return (row, ref _) => column.Samples[randomSource.CreateRandom(row.Subject).Next(column.Samples.Count)];
        }

        if (ColumnGenerators.FindText(name) is { } text)
        {
            return (row, ref random) => text(row, ref random);
        }

        if (ColumnGenerators.FindGuid(name) is { } guid)
        {
            return (row, ref random) => StorageFormat.ToText(guid(row, ref random));
        }

        if (GeneratesDates(column))
        {
            return CreateDateGenerator(name);
        }

        return ColumnGenerators.FindCount(name) is { } count
            ? (row, ref random) => count(row, ref random).ToString(CultureInfo.InvariantCulture)
            : (row, ref _) => $"{name} {(char)('A' + randomSource.CreateRandom(row.Subject).Next(8))}";
    }
}

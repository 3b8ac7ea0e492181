using System.Globalization;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Data;

/// <summary>Makes one column's values, in stored form: by the column's name where it tells, else by its type alone.</summary>
internal sealed class CellMaker
{
    /// <summary>In a nullable column, one value in this many is missing.</summary>
    private const int OneMissingIn = 12;

    private readonly ColumnSchema column;
    private readonly DiceBox box;
    private readonly Recipe<object> recipe;

    public CellMaker(ColumnSchema column, DiceBox box)
    {
        this.column = column;
        this.box = box;
        recipe = RecipeFor();
    }

    /// <summary>Whether the values of a text column are dates: the column's name says so. A schema that was just fetched declares no types.</summary>
    public static bool MakesDates(ColumnSchema column) =>
        column.Type == ColumnType.Text
        && column.Samples.Count == 0
        && NamedRecipes.TextFor(column.Name) is null
        && NamedRecipes.GuidFor(column.Name) is null
        && NamedRecipes.DateFor(column.Name) is not null;

    public object Make(RowFacts row, int number)
    {
        var dice = box.At(number);
        return column.IsNullable && dice.OneIn(OneMissingIn) ? DBNull.Value : recipe(row, ref dice);
    }

    private Recipe<object> RecipeFor() => column.Type switch
    {
        ColumnType.Integer => NamedRecipes.CountFor(column.Name) is { } count
            ? (row, ref dice) => count(row, ref dice)
            : (_, ref dice) => (long)dice.Below(dice.OneIn(10) ? 20_000 : 500),
        ColumnType.Decimal => NamedRecipes.CountFor(column.Name) is { } count
            ? (row, ref dice) => (count(row, ref dice) * StoredForm.Hundred) + dice.Below(StoredForm.Hundred)
            : (_, ref dice) => Amount(ref dice),
        ColumnType.Date => DateFor(column.Name),
        ColumnType.DateTime => TimeFor(column.Name),
        ColumnType.Guid => NamedRecipes.GuidFor(column.Name) is { } guid
            ? (row, ref dice) => StoredForm.Of(guid(row, ref dice))
            : (_, ref dice) => StoredForm.Of(dice.NextGuid()),
        ColumnType.Flag => FlagFor(column.Flag ?? new FlagForm("1", "0")),
        ColumnType.Text => TextFor(column.Name),
    };

    /// <summary>Mostly small amounts, some large, and now and then a credit.</summary>
    private static long Amount(ref Dice dice)
    {
        var hundredths = (long)dice.Below(dice.OneIn(8) ? 5_000_000 : 80_000);
        return dice.OneIn(40) ? -hundredths : hundredths;
    }

    private static Recipe<object> DateFor(string name)
    {
        var date = NamedRecipes.DateFor(name) ?? ((row, ref _) => row.Day);
        return (row, ref dice) => StoredForm.Of(date(row, ref dice));
    }

    private static Recipe<object> TimeFor(string name)
    {
        var date = NamedRecipes.DateFor(name);
        return date is null
            ? (row, ref dice) => ServiceTime.Write(row.Day.ToDateTime(TimeOnly.MinValue).AddSeconds(dice.Below(86_400)))
            : (row, ref dice) => ServiceTime.Write(date(row, ref dice).ToDateTime(TimeOnly.MinValue));
    }

    private Recipe<object> FlagFor(FlagForm form) => NamedRecipes.FlagFor(column.Name) is { } flag
        ? (row, ref dice) => flag(row, ref dice) ? form.True : form.False
        : (_, ref dice) => dice.OneIn(4) ? form.True : form.False;

    /// <summary>Text that nothing tells about describes the row's subject, so it stays the same from month to month.</summary>
    private Recipe<object> TextFor(string name)
    {
        if (column.Samples.Count > 0)
        {
            return (row, ref _) => column.Samples[box.At(row.Subject).Below(column.Samples.Count)];
        }

        if (NamedRecipes.TextFor(name) is { } text)
        {
            return (row, ref dice) => text(row, ref dice);
        }

        if (NamedRecipes.GuidFor(name) is { } guid)
        {
            return (row, ref dice) => StoredForm.Of(guid(row, ref dice));
        }

        if (MakesDates(column))
        {
            return DateFor(name);
        }

        return NamedRecipes.CountFor(name) is { } count
            ? (row, ref dice) => count(row, ref dice).ToString(CultureInfo.InvariantCulture)
            : (row, ref _) => $"{name} {(char)('A' + box.At(row.Subject).Below(8))}";
    }
}

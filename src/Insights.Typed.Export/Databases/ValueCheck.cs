using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>Checks that a database stores a value unchanged. A value that would be cut or rounded is an error.</summary>
internal static class ValueCheck
{
    private static readonly DatabaseType Type = ColumnTypes.Get(ColumnType.Decimal).Database;

    /// <summary>The smallest number with too many digits before the point.</summary>
    private static readonly decimal Limit = GetPowerOfTen(Type.Precision!.Value - Type.Scale!.Value);

    /// <summary>Checks that a decimal fits the type of decimals in databases.</summary>
    /// <exception cref="ExportException">It does not.</exception>
    public static void Check(decimal value, LoadedColumn column, long row)
    {
        // A scale without trailing zeros is computed only for the few values that need it.
        if (Math.Abs(value) >= Limit || (value.Scale > Type.Scale && GetDigitsAfterPoint(value) > Type.Scale))
        {
            throw CreateError(
                column, row, string.Create(CultureInfo.InvariantCulture, $"the number {value} does not fit {Type.Name}({Type.Precision},{Type.Scale}), and is not rounded"));
        }
    }

    /// <summary>Gets the number of microseconds between two times.</summary>
    /// <exception cref="ExportException">The time is finer.</exception>
    public static long GetMicrosecondsSince(DateTime start, DateTime time, LoadedColumn column, long row)
    {
        var (microseconds, rest) = Math.DivRem(time.Ticks - start.Ticks, TimeSpan.TicksPerMicrosecond);
        return rest == 0 ? microseconds : throw CreateError(
            column, row, string.Create(CultureInfo.InvariantCulture, $"the time {time:O} has more digits than microseconds, and is not rounded"));
    }

    public static ExportException CreateError(LoadedColumn column, long row, string reason, string advice = "Leave the column out, or declare it as text in the schema file.") =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {row}, column {UntrustedText.SanitizeName(column.Name)}: {reason}. {advice}"));

    /// <summary>Gets the number of digits without trailing zeros, which a division by a one with the most zeros removes.</summary>
    private static int GetDigitsAfterPoint(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    private static decimal GetPowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}

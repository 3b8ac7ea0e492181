using System.Globalization;

namespace Insights.Typed.Export.Databases.Sqlite;

/// <summary>Decides whether a decimal is stored as a double-precision number, the only fractional number that SQLite has.</summary>
internal static class SqliteDecimal
{
    /// <summary>Any number with so many digits is the shortest text of exactly one double-precision number.</summary>
    private const ulong MaxExactDigits = 999_999_999_999_999;

    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Gets the double-precision number that has exactly the digits of a decimal, if there is one.</summary>
    public static bool TryGetExact(decimal value, out double number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var scale = value.Scale;
        if (bits[2] == 0 && digits <= MaxExactDigits && scale < PowersOfTen.Length)
        {
            // Both operands are exact, so the quotient is the nearest number.
            number = digits / PowersOfTen[scale];
            number = bits[3] < 0 ? -number : number;
            return true;
        }

        number = double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var shortest) && shortest == value;
    }
}

using System.Globalization;

namespace Insights.Typed.Language;

/// <summary>Whole numbers in the service's JSON, in each form that the service writes: <c>48</c>, <c>48.0</c> or a string with one of them.</summary>
public static class WholeNumber
{
    /// <summary>Reads a number. Returns false if the text is not a number, has a fraction or is too large.</summary>
    /// <param name="text">The number as written in the JSON, or the content of a string.</param>
    /// <param name="number">The number.</param>
    public static bool TryParse(string? text, out int number)
    {
        var isWhole = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == decimal.Truncate(value) && value is >= int.MinValue and <= int.MaxValue;
        number = isWhole ? (int)value : 0;
        return isWhole;
    }
}

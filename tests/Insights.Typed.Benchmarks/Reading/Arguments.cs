using System.Globalization;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>The arguments after a mode's name on the command line.</summary>
internal static class Arguments
{
    public static int GetNumber(IReadOnlyList<string> arguments, int index, int defaultValue) =>
        index < arguments.Count ? int.Parse(arguments[index], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : defaultValue;
}

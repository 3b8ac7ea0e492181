using System.Globalization;
using System.Text;

namespace Insights.Typed.Docs.Tests.Examples;

/// <summary>Stands in for the console, so that what an example prints can be compared.</summary>
internal static class Printed
{
    private static readonly AsyncLocal<StringBuilder?> Current = new();

    public static StringBuilder Capture() => Current.Value = new StringBuilder();

    public static void WriteLine(object? value) =>
        Current.Value?.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
}

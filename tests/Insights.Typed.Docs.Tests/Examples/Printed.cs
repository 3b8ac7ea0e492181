using System.Globalization;
using System.Text;

namespace Insights.Typed.Docs.Tests.Examples;

/// <summary>Replaces the console, so that the output of an example can be compared.</summary>
internal static class Printed
{
    private static readonly AsyncLocal<StringBuilder?> Current = new();

    public static StringBuilder Capture() => Current.Value = new StringBuilder();

    public static void WriteLine(object? value) =>
        Current.Value?.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
}

using System.Globalization;

namespace Insights.Typed.Client.Tests.Properties;

/// <summary>How much the properties of this folder try: with the environment variable INSIGHTS_SOAK set to N, N times as much.</summary>
internal static class Soak
{
    private static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable("INSIGHTS_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : 1;

    public static int Times(int count) => checked(count * Factor);
}

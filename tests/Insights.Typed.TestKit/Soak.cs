using System.Globalization;

namespace Insights.Typed.TestKit;

/// <summary>The length of tests over generated inputs: with the environment variable INSIGHTS_SOAK set to N, they try N times as many.</summary>
public static class Soak
{
    public static int Factor { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("INSIGHTS_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : 1;

    public static int Times(int count) => checked(count * Factor);
}

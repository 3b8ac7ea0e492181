using System.Globalization;

namespace Insights.Typed.TestKit;

/// <summary>
/// The length of tests over generated inputs: with the environment variable INSIGHTS_SOAK set to N, they try N times as many. A fraction
/// such as 0.05 shortens them, for runs that are repeated for each mutant.
/// </summary>
public static class Soak
{
    private static readonly decimal Scale =
        decimal.TryParse(Environment.GetEnvironmentVariable("INSIGHTS_SOAK"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale) && scale > 0 ? scale : 1;

    public static int Factor { get; } = checked((int)Math.Max(1, Scale));

    /// <summary>The step through all values of a test that tries each: 1, or the step of a run that a fraction shortens.</summary>
    public static int Step(int shortened) => Scale < 1 ? shortened : 1;

    public static int Times(int count) => checked((int)Math.Max(1, count * Scale));
}

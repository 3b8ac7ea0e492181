using System.Globalization;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Whether this machine's clock agrees with the service's.</summary>
internal sealed class ClockCheck() : Check(Clock, Credentials)
{
    /// <summary>Microsoft Entra ID allows for clocks that differ by as much.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) => Task.FromResult(session.Exchanges.ClockSkew switch
    {
        null => Skipped("no response told the time"),
        { } skew when skew.Duration() <= Tolerance => Passed("this machine's clock agrees with the service's"),
        { } skew => Found(new Finding(
            Problem.ClockSkew,
            string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {skew.Duration():d\\.hh\\:mm\\:ss} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the service's."),
            "Set this machine's clock by a time server: sign-ins fail, tokens seem expired and reports start at wrong times otherwise.")),
    });
}

using System.Globalization;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether this machine's clock agrees with the service's.</summary>
internal sealed class ClockCheck() : Check(Clock, Credentials)
{
    /// <summary>Microsoft Entra ID tolerates this difference of clocks.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) => Task.FromResult(session.Exchanges.ClockSkew switch
    {
        null => Skipped("no response contained the time"),
        { } skew when skew.Duration() <= Tolerance => Passed("this machine's clock agrees with the service's"),
        { } skew => Found(new Finding(
            Problem.ClockSkew,
            string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {skew.Duration():d\\.hh\\:mm\\:ss} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the service's."),
            "Synchronize this machine's clock with a time server. Otherwise sign-ins fail, tokens seem expired and reports start at wrong times.")),
    });
}

using System.Globalization;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether this machine's clock agrees with those of the servers that responded.</summary>
internal sealed class ClockCheck() : Check(Clock, Credentials)
{
    /// <summary>Microsoft Entra ID tolerates this difference of clocks.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) =>
        Task.FromResult(CreateResult(session.Exchanges.FindClockSkew(onThisMachine: false), session.Exchanges.FindClockSkew(onThisMachine: true)));

    /// <summary>A server elsewhere, such as that of the sign-in, shows whether this machine's clock is wrong. One on this machine can have a clock that leaps, or relay the time of another server.</summary>
    private CheckResult CreateResult(TimeSpan? elsewhere, TimeSpan? onThisMachine) => (elsewhere, onThisMachine) switch
    {
        (null, null) => Skipped("no response contained the time"),
        ({ } skew, _) when skew.Duration() > Tolerance => Found(new Finding(
            Problem.ClockSkew,
            $"This machine's clock is {Format(skew)} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the clocks of servers on other machines.",
            "Synchronize this machine's clock with a time server. Otherwise sign-ins fail, tokens seem expired and reports start at wrong times.")),
        (_, { } skew) when skew.Duration() > Tolerance => Found(new Finding(
            Problem.ServiceClock,
            $"The clock of the service on this machine is {Format(skew)} {(skew > TimeSpan.Zero ? "behind" : "ahead of")} this machine's.",
            "Change nothing if the service is insights local: with --leap, its clock leaps to the next execution. "
                + (elsewhere is null
                    ? "If the address only relays to a service elsewhere, synchronize this machine's clock with a time server."
                    : "Otherwise correct the clock of that service, or of the one that it relays to: this machine's clock agrees with those of servers on other machines."))),
        ({ }, _) => Passed("this machine's clock agrees with that of a server on another machine"),
        _ => Passed("this machine's clock agrees with that of a server on this machine"),
    };

    private static string Format(TimeSpan skew) => skew.Duration().ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}

using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Faults;

/// <summary>A row of the matrix: a fault.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Faults">What the service does, request by request.</param>
/// <param name="Hangs">Whether no more data arrives, so that only a time limit ends the call.</param>
/// <param name="IsForDownloads">Whether it applies to downloads only.</param>
internal sealed record MatrixFault(string Name, IReadOnlyList<LocalServiceFault> Faults, bool Hangs = false, bool IsForDownloads = false)
{
    private MatrixFault(string name, LocalServiceFault fault, bool Hangs = false, bool IsForDownloads = false)
        : this(name, [fault], Hangs, IsForDownloads)
    {
    }

    public static IReadOnlyList<MatrixFault> All { get; } =
    [
        new("429, wait in seconds", LocalServiceFault.Throttled(TimeSpan.FromSeconds(20))),
        new("429, wait as a date", LocalServiceFault.Throttled(TimeSpan.FromSeconds(20), asDate: true)),
        new("400", LocalServiceFault.ErrorStatus(400)),
        new("401", LocalServiceFault.Unauthorized),
        new("403", LocalServiceFault.ErrorStatus(403)),
        new("408", LocalServiceFault.ErrorStatus(408)),
        new("500", LocalServiceFault.ErrorStatus(500)),
        new("502", LocalServiceFault.ErrorStatus(502)),
        new("503", LocalServiceFault.ErrorStatus(503)),
        new("503 with HTML", LocalServiceFault.HtmlPage(503)),
        new("200 with HTML", LocalServiceFault.HtmlPage()),
        new("200 without a body", LocalServiceFault.EmptyBody),
        new("half a body, without an error", LocalServiceFault.TruncatedBody),
        new("body interrupted", LocalServiceFault.CutAfter(12)),
        new("broken compression", LocalServiceFault.BrokenCompression),
        new("connection closed", LocalServiceFault.ClosedConnection),
        new("response lost", LocalServiceFault.LostResponse),
        new("no response", LocalServiceFault.NoResponse, Hangs: true),
        new("body stalls", LocalServiceFault.StalledAfter(12), Hangs: true),
        new("body sent slowly", LocalServiceFault.Trickling(50, TimeSpan.FromSeconds(1))),
        new("one hour late", LocalServiceFault.Delayed(TimeSpan.FromHours(1))),
        new("redirected", LocalServiceFault.Redirected(new Uri("http://127.0.0.1:9/elsewhere"))),
        new("link expired", LocalServiceFault.ExpiredLink, IsForDownloads: true),
        new("interrupted, and the file changed", [LocalServiceFault.CutAfter(200), LocalServiceFault.FileChanged], IsForDownloads: true),
    ];
}

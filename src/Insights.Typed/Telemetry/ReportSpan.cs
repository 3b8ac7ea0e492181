namespace Insights.Typed.Telemetry;

/// <summary>The names of a report's span and of its stages.</summary>
internal static class ReportSpan
{
    public const string Read = "read report";
    public const string Create = "create";
    public const string Wait = "wait for execution";
    public const string Download = "download and read";
    public const string CleanUp = "clean up";
}

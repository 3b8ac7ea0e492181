namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>The limits and defaults of the numbers in the file of an export. Its JSON schema has them, too.</summary>
internal static class ExportLimits
{
    public const int DefaultParallel = 4;
    public const int MaxParallel = 16;
    public const int DefaultParallelAccounts = 4;
    public const int MaxParallelAccounts = 64;
    public const int MaxRequestsPerMinute = 60_000;
}

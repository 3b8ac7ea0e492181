using Microsoft.Extensions.Configuration;

namespace NightlyExport;

/// <summary>What to export, and where to: from the command line, the environment or <c>appsettings.json</c>.</summary>
internal sealed record ExportSettings
{
    /// <summary>The database file. It is made where there is none.</summary>
    public required string Database { get; init; }

    /// <summary>The report's name, by which it is found again where its id was never kept.</summary>
    public required string ReportName { get; init; }

    /// <summary>For how many nights the report is scheduled; null for every night from now on.</summary>
    public int? Nights { get; init; }

    /// <summary>Where the service reaches this program's callback endpoint, <c>none</c> for nowhere; null for this machine's own address where the service is on it.</summary>
    public string? CallbackUrl { get; init; }

    /// <exception cref="InvalidOperationException">A value cannot be used.</exception>
    public static ExportSettings FromConfiguration(IConfiguration configuration)
    {
        var nights = configuration.GetValue<int?>(nameof(Nights));
        return new ExportSettings
        {
            Database = configuration[nameof(Database)] is { Length: > 0 } path ? path : "nightly.db",
            ReportName = configuration[nameof(ReportName)] is { Length: > 0 } name ? name : "Nightly Azure consumption",
            Nights = nights is null or > 0 ? nights : throw new InvalidOperationException($"{nameof(Nights)} is at least 1, not {nights}."),
            CallbackUrl = configuration[nameof(CallbackUrl)] is { Length: > 0 } url ? url : null,
        };
    }
}

using Microsoft.Extensions.Configuration;

namespace NightlyExport;

/// <summary>The settings of the export, from the command line, the environment or <c>appsettings.json</c>.</summary>
internal sealed record ExportSettings
{
    /// <summary>The database file, which is created if it does not exist.</summary>
    public required string Database { get; init; }

    /// <summary>The report's name, by which the program finds the report if its id was not stored.</summary>
    public required string ReportName { get; init; }

    /// <summary>The number of nights for which the report is scheduled; null for no limit.</summary>
    public int? Nights { get; init; }

    /// <summary>The address at which the service reaches this program's callback endpoint; <c>none</c> for no callbacks; null for this machine's address if the service is on it.</summary>
    public string? CallbackUrl { get; init; }

    /// <exception cref="InvalidOperationException">A value cannot be used.</exception>
    public static ExportSettings FromConfiguration(IConfiguration configuration)
    {
        var nights = configuration.GetValue<int?>(nameof(Nights));
        return new ExportSettings
        {
            Database = configuration[nameof(Database)] is { Length: > 0 } path ? path : "nightly.db",
            ReportName = configuration[nameof(ReportName)] is { Length: > 0 } name ? name : "Nightly Azure consumption",
            Nights = nights is null or > 0 ? nights : throw new InvalidOperationException($"{nameof(Nights)} must be at least 1, not {nights}."),
            CallbackUrl = configuration[nameof(CallbackUrl)] is { Length: > 0 } url ? url : null,
        };
    }
}

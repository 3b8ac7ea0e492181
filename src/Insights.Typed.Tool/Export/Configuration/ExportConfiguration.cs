using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Insights.Typed.Export.Files;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>The content of the file that configures an export. The descriptions are also in the file's JSON schema.</summary>
internal sealed record ExportConfiguration
{
    public const string DefaultFileName = "insights.export.json";

    [JsonPropertyName("$schema"), Description("The JSON schema of this file, for editors.")]
    public string? Schema { get; init; }

    [Description("Where the rows are stored.")]
    public required TargetConfiguration Target { get; init; }

    [Description("\"all\" for every dataset that the account may read, or a list of names or of objects with settings.")]
    public DatasetList? Datasets { get; init; }

    [Description("Queries in the query language of Partner Insights.")]
    public IReadOnlyList<QueryEntry>? Queries { get; init; }

    [Description("The file with the queries of an app, which its build writes if the project sets InsightsQueryManifest.")]
    public string? Manifest { get; init; }

    [Description("The date range of datasets that set none: by default LAST_6_MONTHS, or the first one if a dataset does not offer that.")]
    public string? DateRange { get; init; }

    [Description("The number of hours between two executions of a report; by default the shortest interval that the dataset and the program allow.")]
    public int? Every { get; init; }

    [Description("\"append\" stores the rows of each execution; \"replace\" keeps only those of the newest one.")]
    public ModeName? Mode { get; init; }

    [Description("The first words of the names of the reports that the export creates on the service. Two exports of one account need different ones. By default \"Export\".")]
    public string? ReportName { get; init; }

    [Description("How many rows of an execution may have values that do not fit their columns: a number, or a percentage such as \"0.5%\". They are stored separately. By default, one such row is an error.")]
    public string? MaxRejected { get; init; }

    [Description("How many entries are exported at the same time.")]
    [Range(1, ExportLimits.MaxParallel), DefaultValue(ExportLimits.DefaultParallel)]
    public int? MaxParallel { get; init; }

    [Description("Several accounts, for each of which everything above is exported to its own place in the target.")]
    public IReadOnlyList<AccountEntry>? Accounts { get; init; }

    [Description("How many accounts are exported at the same time.")]
    [Range(1, ExportLimits.MaxParallelAccounts), DefaultValue(ExportLimits.DefaultParallelAccounts)]
    public int? MaxParallelAccounts { get; init; }

    [Description("How many requests a minute are sent for an account at most; by default unlimited, since the service states when to wait.")]
    [Range(1, ExportLimits.MaxRequestsPerMinute)]
    public int? RequestsPerMinute { get; init; }
}

/// <summary>Where the rows are stored.</summary>
internal sealed record TargetConfiguration
{
    [Description("The kind of the target.")]
    public required TargetType Type { get; init; }

    [Description("The folder, or the file of a sqlite or duckdb database, relative to this file; for azureblob the folder in the container, by default its root.")]
    public string? Path { get; init; }

    [Description("The format of the files of a folder or container; by default parquet.")]
    [JsonConverter(typeof(NameConverter<ExportFormat>))]
    public ExportFormat? Format { get; init; }

    [Description("The container of azureblob: its address, https://ACCOUNT.blob.core.windows.net/CONTAINER, for the identity of the environment; or its name, with connectionVariable.")]
    public string? Container { get; init; }

    [Description("The name of the environment variable with the connection string of a postgresql or sqlserver database, or of a storage account for azureblob. It may contain a secret.")]
    public string? ConnectionVariable { get; init; }

    [Description("The schema of the tables in a postgresql database, by default public, or in a sqlserver database, by default dbo.")]
    public string? DatabaseSchema { get; init; }
}

/// <summary>The kinds of targets.</summary>
[JsonConverter(typeof(NameConverter<TargetType>))]
internal enum TargetType
{
    Folder,
    Azureblob,
    Sqlite,
    Duckdb,
    Postgresql,
    Sqlserver,
}

/// <summary>The groups of the kinds of targets.</summary>
internal static class TargetTypeGroups
{
    /// <summary>Returns a value indicating whether a target is a database that is not a file: it has a connection string and schemas.</summary>
    public static bool IsServer(this TargetType type) => type switch
    {
        TargetType.Postgresql or TargetType.Sqlserver => true,
        TargetType.Folder or TargetType.Azureblob or TargetType.Sqlite or TargetType.Duckdb => false,
    };
}

/// <summary>What a target contains after several executions.</summary>
[JsonConverter(typeof(NameConverter<ModeName>))]
internal enum ModeName
{
    Append,
    Replace,
}

/// <summary>A dataset to export.</summary>
internal sealed record DatasetEntry
{
    [Description("The dataset.")]
    public required string Dataset { get; init; }

    [Description("The name of the folder or table; by default that of the dataset.")]
    public string? Name { get; init; }

    [Description("The date range.")]
    public string? DateRange { get; init; }

    [Description("The number of hours between two executions of the report.")]
    public int? Every { get; init; }

    [Description("\"append\" stores the rows of each execution; \"replace\" keeps only those of the newest one.")]
    public ModeName? Mode { get; init; }

    [Description("The columns that are left out.")]
    public IReadOnlyList<string>? Omit { get; init; }

    [Description("The metrics that are added to the columns.")]
    public IReadOnlyList<string>? Metrics { get; init; }
}

/// <summary>A query to export.</summary>
internal sealed record QueryEntry
{
    [Description("The name of the folder or table.")]
    public required string Name { get; init; }

    [Description("The text of the query.")]
    public required string Query { get; init; }

    [Description("The number of hours between two executions of the report.")]
    public int? Every { get; init; }

    [Description("\"append\" stores the rows of each execution; \"replace\" keeps only those of the newest one.")]
    public ModeName? Mode { get; init; }
}

/// <summary>All datasets of the account, or a list of them.</summary>
[JsonConverter(typeof(DatasetListConverter))]
internal sealed record DatasetList(IReadOnlyList<DatasetEntry> Entries, bool IsAll);

using Insights.Typed.Export;
using Insights.Typed.Export.Databases;
using Insights.Typed.Export.Folders;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Opens the target that a configuration describes.</summary>
internal static class TargetOpener
{
    /// <exception cref="ToolException">A setting is missing, or does not apply to the kind of target.</exception>
    public static IExportTarget Open(TargetConfiguration configuration, string folder, ToolContext context)
    {
        if (configuration.Type != TargetType.Postgresql)
        {
            ThrowIfSet(configuration.ConnectionVariable, "connectionVariable", configuration.Type);
            ThrowIfSet(configuration.DatabaseSchema, "databaseSchema", configuration.Type);
        }

        if (configuration.Type != TargetType.Folder)
        {
            ThrowIfSet(configuration.Format?.ToString(), "format", configuration.Type);
        }

        return configuration.Type switch
        {
            TargetType.Folder => new FolderTarget(RequirePath(configuration, folder), GetFormat(configuration.Format ?? FormatName.Parquet)),
            TargetType.Sqlite => DatabaseTargets.CreateSqlite(RequirePath(configuration, folder)),
            TargetType.Duckdb => DatabaseTargets.CreateDuckDb(RequirePath(configuration, folder)),
            TargetType.Postgresql => OpenPostgreSql(configuration, context),
            _ => throw new InvalidOperationException($"The target {configuration.Type} is unknown."),
        };
    }

    private static IExportTarget OpenPostgreSql(TargetConfiguration configuration, ToolContext context)
    {
        ThrowIfSet(configuration.Path, "path", configuration.Type);
        if (configuration.ConnectionVariable is not { Length: > 0 } name)
        {
            throw new ToolException("target.connectionVariable is required for the type postgresql: the name of an environment variable with the connection string.");
        }

        if (context.GetEnvironmentVariable(name) is not { } connectionString || string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ToolException($"The environment variable {name} is not set. It must have the connection string of the database, such as Host=localhost;Database=insights;Username=export;Password=…");
        }

        try
        {
            return DatabaseTargets.CreatePostgreSql(connectionString, configuration.DatabaseSchema ?? "public");
        }
        catch (ArgumentException exception)
        {
            throw new ToolException($"The environment variable {name}: {exception.Message}", exception);
        }
    }

    private static ExportFormat GetFormat(FormatName format) => format switch
    {
        FormatName.Parquet => ExportFormat.Parquet,
        FormatName.Csv => ExportFormat.Csv,
        FormatName.Jsonl => ExportFormat.JsonLines,
        _ => throw new InvalidOperationException($"The format {format} is unknown."),
    };

    private static string RequirePath(TargetConfiguration configuration, string folder) => string.IsNullOrWhiteSpace(configuration.Path)
        ? throw new ToolException($"target.path is required for the type {GetName(configuration.Type)}.")
        : Path.GetFullPath(configuration.Path, folder);

    private static void ThrowIfSet(string? value, string name, TargetType type)
    {
        if (value is not null)
        {
            throw new ToolException($"target.{name} does not apply to the type {GetName(type)}.");
        }
    }

    private static string GetName(TargetType type) => type.ToString().ToLowerInvariant();
}

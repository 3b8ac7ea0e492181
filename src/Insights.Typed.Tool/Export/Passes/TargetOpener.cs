using Insights.Typed.Export;
using Insights.Typed.Export.Folders;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Opens the target that a configuration describes.</summary>
internal static class TargetOpener
{
    /// <exception cref="ToolException">A setting is missing, or does not apply to the kind of target.</exception>
    public static IExportTarget Open(TargetConfiguration configuration, string folder, ToolContext context)
    {
        switch (configuration.Type)
        {
            case TargetType.Folder:
                ThrowIfSet(configuration.ConnectionVariable, "connectionVariable", configuration.Type);
                ThrowIfSet(configuration.DatabaseSchema, "databaseSchema", configuration.Type);
                return new FolderTarget(RequirePath(configuration, folder), GetFormat(configuration.Format ?? FormatName.Parquet));
            case TargetType.Sqlite:
            case TargetType.Duckdb:
            case TargetType.Postgresql:
                throw new ToolException($"The target {configuration.Type} is not available.");
            default:
                throw new InvalidOperationException($"The target {configuration.Type} is unknown.");
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

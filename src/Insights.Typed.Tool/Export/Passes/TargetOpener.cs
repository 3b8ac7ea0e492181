using Insights.Typed.Export;
using Insights.Typed.Export.Databases;
using Insights.Typed.Export.Files;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>Opens the target that a configuration describes.</summary>
internal static class TargetOpener
{
    /// <summary>A valid connection string without a secret, that of the storage emulator.</summary>
    private const string AnyConnection = "UseDevelopmentStorage=true";

    /// <exception cref="ToolException">A setting is missing, or does not apply to the kind of target.</exception>
    public static IExportTarget Open(TargetConfiguration configuration, string folder, ToolContext context)
    {
        var isServer = configuration.Type.IsServer();
        ThrowIfSet(configuration.ConnectionVariable, "connectionVariable", !isServer && configuration.Type != TargetType.Azureblob, configuration);
        ThrowIfSet(configuration.DatabaseSchema, "databaseSchema", !isServer, configuration);
        ThrowIfSet(configuration.Path, "path", isServer, configuration);
        ThrowIfSet(configuration.Container, "container", configuration.Type != TargetType.Azureblob, configuration);
        ThrowIfSet(configuration.Format?.ToString(), "format", configuration.Type is not (TargetType.Folder or TargetType.Azureblob), configuration);
        return configuration.Type switch
        {
            TargetType.Folder => FileTargets.CreateFolder(RequirePath(configuration, folder), GetFormat(configuration)),
            TargetType.Azureblob when configuration.ConnectionVariable is null => OpenContainer(configuration, connectionString: null),
            TargetType.Azureblob => Connect(configuration, "DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…", context, connection => OpenContainer(configuration, connection)),
            TargetType.Sqlite => DatabaseTargets.CreateSqlite(RequirePath(configuration, folder)),
            TargetType.Duckdb => DatabaseTargets.CreateDuckDb(RequirePath(configuration, folder)),
            TargetType.Postgresql => Connect(configuration, "Host=localhost;Database=insights;Username=export;Password=…", context, connection =>
                configuration.DatabaseSchema is { } schema ? DatabaseTargets.CreatePostgreSql(connection, schema) : DatabaseTargets.CreatePostgreSql(connection)),
            TargetType.Sqlserver => Connect(configuration, "Server=localhost;Database=insights;User ID=export;Password=…", context, connection =>
                configuration.DatabaseSchema is { } schema ? DatabaseTargets.CreateSqlServer(connection, schema) : DatabaseTargets.CreateSqlServer(connection)),
            _ => throw new InvalidOperationException($"The target {configuration.Type} is unknown."),
        };
    }

    /// <summary>Checks the container of a configuration whose environment variable may not be set yet.</summary>
    /// <exception cref="ToolException">The container is missing or not valid. It can contain a secret, so the message does not repeat it.</exception>
    public static async Task CheckContainerAsync(TargetConfiguration configuration) =>
        await OpenContainer(configuration, configuration.ConnectionVariable is null ? null : AnyConnection).DisposeAsync().ConfigureAwait(false);

    /// <summary>Opens a container by its name with a connection string, or else by its address with the identity of the environment.</summary>
    private static IExportTarget OpenContainer(TargetConfiguration configuration, string? connectionString)
    {
        if (configuration.Container is not { Length: > 0 } container)
        {
            throw new ToolException("target.container is required for the type azureblob: its address, or its name with target.connectionVariable.");
        }

        var path = configuration.Path ?? "";
        try
        {
            return connectionString is not null ? FileTargets.CreateBlobContainer(connectionString, container, path, GetFormat(configuration))
                : Uri.TryCreate(container, UriKind.Absolute, out var address) ? FileTargets.CreateBlobContainer(address, path, GetFormat(configuration))
                : throw new ToolException("target.container is not the address of a container, such as https://ACCOUNT.blob.core.windows.net/CONTAINER. With its name, set target.connectionVariable.");
        }
        catch (ArgumentException exception) when (exception.ParamName == nameof(container))
        {
            throw new ToolException($"target.container: {GetMessage(exception)}", exception);
        }
    }

    /// <summary>Opens a target with the connection string of an environment variable, which may contain a secret.</summary>
    private static IExportTarget Connect(TargetConfiguration configuration, string example, ToolContext context, Func<string, IExportTarget> open)
    {
        if (configuration.ConnectionVariable is not { Length: > 0 } name)
        {
            throw new ToolException($"target.connectionVariable is required for the type {GetName(configuration)}: the name of an environment variable with the connection string.");
        }

        if (context.GetEnvironmentVariable(name) is not { } connectionString || string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ToolException($"The environment variable {name} is not set. It must have the connection string, such as {example}");
        }

        try
        {
            return open(connectionString);
        }
        catch (ArgumentException exception) when (exception.ParamName == "schema")
        {
            throw new ToolException($"target.databaseSchema, with the prefix or the name of the account if the file has accounts: {GetMessage(exception)}", exception);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException($"The environment variable {name}: {GetMessage(exception)}", exception);
        }
    }

    private static string GetMessage(ArgumentException exception) => exception.ParamName is { } name ? exception.Message.Split($" (Parameter '{name}')")[0] : exception.Message;

    private static ExportFormat GetFormat(TargetConfiguration configuration) => configuration.Format ?? ExportFormat.Parquet;

    private static string RequirePath(TargetConfiguration configuration, string folder) => string.IsNullOrWhiteSpace(configuration.Path)
        ? throw new ToolException($"target.path is required for the type {GetName(configuration)}.")
        : Path.GetFullPath(configuration.Path, folder);

    private static void ThrowIfSet(string? value, string name, bool isOther, TargetConfiguration configuration)
    {
        if (isOther && value is not null)
        {
            throw new ToolException($"target.{name} does not apply to the type {GetName(configuration)}.");
        }
    }

    private static string GetName(TargetConfiguration configuration) => configuration.Type.ToString().ToLowerInvariant();
}

using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Export.Files;
using Insights.Typed.Language;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Writes the file that configures an export.</summary>
internal sealed class ExportInitCommand : ServiceCommand
{
    private readonly Option<string> file = new("--file")
    {
        Description = $"The file to write; by default {ExportConfiguration.DefaultFileName}.",
        HelpName = "FILE",
        DefaultValueFactory = _ => ExportConfiguration.DefaultFileName,
    };

    private readonly Option<string?> target = new("--target") { Description = $"The kind of the target: {JoinWords<TargetType>()}; by default folder.", HelpName = "TYPE" };
    private readonly Option<string?> path = new("--path") { Description = "The folder, also that in a container, or the file of a sqlite or duckdb database.", HelpName = "PATH" };
    private readonly Option<string?> format = new("--format") { Description = $"The format of the files of a folder or container: {JoinWords<ExportFormat>()}; by default parquet.", HelpName = "FORMAT" };
    private readonly Option<string?> container = new("--container") { Description = "The container of azureblob: its address, or its name with --connection-variable.", HelpName = "CONTAINER" };
    private readonly Option<string?> connectionVariable = new("--connection-variable") { Description = "The environment variable with the connection string of a postgresql or sqlserver database or a storage account.", HelpName = "NAME" };
    private readonly Option<string?> mode = new("--mode") { Description = $"{JoinWords<ModeName>()}; by default append.", HelpName = "MODE" };

    private readonly Option<string[]> datasetNames = new("--dataset")
    {
        Description = "Only this dataset; may be repeated. By default all datasets, including future ones.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> force = new("--force") { Description = "Replace an existing file." };

    public ExportInitCommand(ToolContext context, Option<bool> json)
        : base("init", "Writes the file that configures an export, for the datasets that the account may read. Asks for what the options do not set, on a terminal.", context, json)
    {
        target.AcceptOnlyFromAmong(GetWords<TargetType>());
        format.AcceptOnlyFromAmong(GetWords<ExportFormat>());
        mode.AcceptOnlyFromAmong(GetWords<ModeName>());
        Option[] all = [file, target, path, format, container, connectionVariable, mode, datasetNames, force];
        Array.ForEach(all, Options.Add);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var given = parsed.GetRequiredValue(file);
        var outputPath = Context.GetOutputPath(given, "--file");
        var name = new ExportFileName(given, outputPath);
        if (File.Exists(outputPath) && !parsed.GetValue(force))
        {
            throw new ToolException($"{Context.GetDisplayPath(outputPath)} exists. Edit it, for example to add a dataset, or use --force to replace it.");
        }

        var reportName = await GetReportNameAsync(name, screen, cancellationToken).ConfigureAwait(false);
        var (names, count) = await GetDatasetNamesAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
        var configuration = await CreateConfigurationAsync(parsed, new Questions(Context, screen), names, cancellationToken).ConfigureAwait(false) with { ReportName = reportName };
        await CheckTargetAsync(configuration.Target).ConfigureAwait(false);
        var schemaPath = Path.Combine(Path.GetDirectoryName(outputPath)!, ExportFileSchema.FileName);
        var files = new FileChanges();
        files.Write(schemaPath, Encoding.UTF8.GetBytes(JsonText.Serialize(ExportFileSchema.Create()) + "\n"));
        files.Write(outputPath, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(configuration, ExportJson.Default.ExportConfiguration) + "\n"));
        await files.CommitAsync(cancellationToken).ConfigureAwait(false);
        screen.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Wrote {Context.GetDisplayPath(outputPath)} for {count} dataset{(count == 1 ? "" : "s")}{(names is null ? ", all that the account may read" : "")}, and {Context.GetDisplayPath(schemaPath)} for editors. See what it would do: {name.GetCommand("plan")}"));
        screen.WriteJson(new JsonObject { ["file"] = outputPath, ["datasets"] = names is null ? DatasetListConverter.All : JsonText.CreateArray(names) });
        return ExitCode.Success;
    }

    /// <summary>
    /// Gets the first words of the reports' names. They are distinct, because two exports with one name would pause each other's
    /// reports, and those of a file that is replaced, because nobody would delete its reports otherwise.
    /// </summary>
    private async Task<string?> GetReportNameAsync(ExportFileName name, Screen screen, CancellationToken cancellationToken)
    {
        var created = $"Export {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2))}";
        if (!File.Exists(name.FullPath))
        {
            return created;
        }

        try
        {
            return (await ExportFile.ReadAsync(name, Context.GetDisplayPath(name.FullPath), cancellationToken).ConfigureAwait(false)).ReportName;
        }
        catch (ToolException exception)
        {
            screen.WriteWarning($"{exception.Message} So its reportName is not kept, and its reports stay active: see insights report list.");
            return created;
        }
    }

    /// <summary>Gets the names as the service writes them, null for all datasets, and their number.</summary>
    private async Task<(IReadOnlyList<string>? Names, int Count)> GetDatasetNamesAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var client = CreateClient(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            var offered = await OfferedDatasets.FetchAsync(client, GetAccess(parsed).Address, cancellationToken).ConfigureAwait(false);
            var requested = parsed.GetValue(datasetNames) ?? [];
            if (requested.Length == 0)
            {
                return (null, offered.Datasets.Count);
            }

            string[] names = [.. offered.Select(requested, []).Datasets.Select(dataset => dataset.Name)];
            return (names, names.Length);
        }
    }

    private async Task<ExportConfiguration> CreateConfigurationAsync(ParseResult parsed, Questions questions, IReadOnlyList<string>? names, CancellationToken cancellationToken)
    {
        var type = await ChooseAsync(target, "Where are the rows stored", TargetType.Folder).ConfigureAwait(false);
        var isFiles = type is TargetType.Folder or TargetType.Azureblob;
        var isServer = type.IsServer();
        var word = type.ToString().ToLowerInvariant();
        ThrowIfSet(parsed, connectionVariable, !isServer && type != TargetType.Azureblob, word);
        ThrowIfSet(parsed, path, isServer, word);
        ThrowIfSet(parsed, format, !isFiles, word);
        ThrowIfSet(parsed, container, type != TargetType.Azureblob, word);
        return new ExportConfiguration
        {
            Schema = $"./{ExportFileSchema.FileName}",
            Target = new TargetConfiguration
            {
                Type = type,
                Path = isServer || type == TargetType.Azureblob ? parsed.GetValue(path) : await AskAsync(path, type == TargetType.Folder ? "Which folder" : "Which file", GetDefaultPath(type)).ConfigureAwait(false),
                Format = isFiles ? await ChooseAsync(format, "Which format", ExportFormat.Parquet).ConfigureAwait(false) : null,
                Container = type == TargetType.Azureblob ? await AskAsync(container, "Which container", parsed.GetValue(connectionVariable) is null ? "https://ACCOUNT.blob.core.windows.net/insights" : "insights").ConfigureAwait(false) : null,
                ConnectionVariable = isServer ? await AskAsync(connectionVariable, "Which environment variable has the connection string", "INSIGHTS_EXPORT_CONNECTION").ConfigureAwait(false) : parsed.GetValue(connectionVariable),
            },
            Datasets = new DatasetList([.. names?.Select(name => new DatasetEntry { Dataset = name }) ?? []], IsAll: names is null),
            Mode = await ChooseAsync(mode, "Are executions appended, or does the newest one replace the rows", ModeName.Append).ConfigureAwait(false),
        };

        Task<string> AskAsync(Option<string?> option, string question, string defaultValue) => questions.AskAsync(parsed.GetValue(option), question, defaultValue, cancellationToken);

        Task<T> ChooseAsync<T>(Option<string?> option, string question, T defaultValue)
            where T : struct, Enum => questions.ChooseAsync(parsed.GetValue(option), question, defaultValue, cancellationToken);
    }

    /// <summary>Checks what could contain a secret before it is written to the file.</summary>
    private static async Task CheckTargetAsync(TargetConfiguration configuration)
    {
        VariableName.Check(configuration.ConnectionVariable, "target.connectionVariable");
        if (configuration.Type == TargetType.Azureblob)
        {
            await TargetOpener.CheckContainerAsync(configuration).ConfigureAwait(false);
        }
    }

    private static void ThrowIfSet(ParseResult parsed, Option<string?> option, bool isOther, string type)
    {
        if (isOther && parsed.GetValue(option) is not null)
        {
            throw new ToolException($"{option.Name} does not apply to the target {type}.");
        }
    }

    private static string GetDefaultPath(TargetType type) => type switch
    {
        TargetType.Folder => "data",
        TargetType.Sqlite => "insights.db",
        TargetType.Duckdb => "insights.duckdb",
        TargetType.Azureblob or TargetType.Postgresql or TargetType.Sqlserver => "",
        _ => throw new InvalidOperationException($"The target {type} is unknown."),
    };

    private static string JoinWords<T>()
        where T : struct, Enum => EnglishText.Join(GetWords<T>(), "or");

    private static string[] GetWords<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}

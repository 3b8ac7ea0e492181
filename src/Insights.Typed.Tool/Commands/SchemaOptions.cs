using System.CommandLine;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>The options that select the schema files, and what they are compared with.</summary>
internal sealed class SchemaOptions(ToolContext context)
{
    private readonly Option<string?> folder = new("--folder", "-f")
    {
        Description = "The folder with the schema files; by default 'schemas'.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> from = new("--from")
    {
        Description = "A saved response (GET ScheduledDataset), instead of a request to the service.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> datasetNames = new("--dataset")
    {
        Description = "Only this dataset; may be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> knownOnly = new("--known-only") { Description = "Only datasets that have a schema file; new ones are ignored." };

    public void AddTo(Command command)
    {
        datasetNames.CompletionSources.Add(_ => SchemaFolder.GetFileNames(context.GetFullPath("schemas")));
        Option[] all = [folder, from, datasetNames, knownOnly];
        Array.ForEach(all, command.Options.Add);
    }

    public string GetFolder(ParseResult parsed) => context.GetFullPath(parsed.GetValue(folder) ?? "schemas");

    /// <summary>Whether a folder was specified, which must then have files.</summary>
    public bool HasFolder(ParseResult parsed) => parsed.GetValue(folder) is not null;

    public string? GetSavedResponse(ParseResult parsed) => parsed.GetValue(from);

    /// <summary>Whether a saved response replaces the service.</summary>
    public bool HasSavedResponse(System.CommandLine.Parsing.CommandResult result) => result.GetResult(from) is not null;

    public string[] GetDatasetNames(ParseResult parsed) => parsed.GetValue(datasetNames) ?? [];

    public bool IsKnownOnly(ParseResult parsed) => parsed.GetValue(knownOnly);

    /// <summary>Selects the datasets of the response that the files are compared with.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="offered">The response.</param>
    /// <param name="compared">What the files describe.</param>
    /// <exception cref="ToolException">The service does not offer a selected dataset, or a selected one is refused.</exception>
    public IReadOnlyList<ServiceDataset> SelectDatasets(ParseResult parsed, OfferedDatasets offered, IEnumerable<DatasetPart> compared)
    {
        var known = compared.Select(part => part.Service.Name).ToList();
        var selected = offered.Select(GetDatasetNames(parsed), known);
        if (IsKnownOnly(parsed))
        {
            selected = selected.Keep(known);
        }

        selected.ThrowIfRefused();
        return selected.Datasets;
    }

    public bool IsSelected(ParseResult parsed, string dataset) => GetDatasetNames(parsed) is not { Length: > 0 } names || names.Contains(dataset, StringComparer.OrdinalIgnoreCase);
}

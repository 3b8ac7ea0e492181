using System.CommandLine;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>The options that say which schema files are meant, and what they are compared with.</summary>
internal sealed class SchemaOptions(ToolContext context)
{
    private readonly Option<string?> folder = new("--folder", "-f")
    {
        Description = "The folder with the schema files; by default 'schemas'.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> from = new("--from")
    {
        Description = "A saved response of the service (GET ScheduledDataset), instead of asking it.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> only = new("--dataset")
    {
        Description = "Only this dataset; may be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> knownOnly = new("--known-only") { Description = "Only datasets that have a schema file; new ones are passed over." };

    public void AddTo(Command command)
    {
        only.CompletionSources.Add(_ => SchemaFolder.NamesIn(context.PathOf("schemas")));
        Option[] all = [folder, from, only, knownOnly];
        Array.ForEach(all, command.Options.Add);
    }

    public string FolderOf(ParseResult parsed) => context.PathOf(parsed.GetValue(folder) ?? "schemas");

    /// <summary>Whether a folder was named, so that it is to have files.</summary>
    public bool IsFolderGiven(ParseResult parsed) => parsed.GetValue(folder) is not null;

    public string? SavedResponse(ParseResult parsed) => parsed.GetValue(from);

    /// <summary>Whether a saved response takes the service's place.</summary>
    public bool IsSaved(System.CommandLine.Parsing.CommandResult result) => result.GetResult(from) is not null;

    public string[] Only(ParseResult parsed) => parsed.GetValue(only) ?? [];

    public bool IsKnownOnly(ParseResult parsed) => parsed.GetValue(knownOnly);

    /// <summary>What the files are compared with: of the answer, the datasets that are asked about.</summary>
    public IReadOnlyList<ServiceDataset> Wanted(ParseResult parsed, OfferedDatasets answer, SchemaFolder files)
    {
        var known = files.Known.Select(part => part.Service.Name).ToList();
        var wanted = answer.Only(Only(parsed), known).Datasets;
        return IsKnownOnly(parsed) ? [.. wanted.Where(dataset => known.Contains(dataset.Name, StringComparer.OrdinalIgnoreCase))] : wanted;
    }

    public bool IsAsked(ParseResult parsed, string dataset) => Only(parsed) is not { Length: > 0 } names || names.Contains(dataset, StringComparer.OrdinalIgnoreCase);
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Queries;

/// <summary>The datasets in which a query's names are looked up: those of a build, which are the project's and the library's others.</summary>
internal sealed class KnownDatasets(ToolContext context)
{
    private readonly Option<string?> folder = new("--folder", "-f")
    {
        Description = "The folder with the schema files, which replace the library's of the same datasets; by default 'schemas', which need not exist.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> noShipped = ShippedSchemaOption.Create();

    public void AddTo(Command command)
    {
        command.Options.Add(folder);
        command.Options.Add(noShipped);
    }

    public bool HasFolder(SymbolResult result) => result.GetResult(folder) is not null;

    /// <summary>Reads the schema files, which can be none.</summary>
    /// <exception cref="ToolException">A file cannot be used.</exception>
    public Task<SchemaFolder> ReadFolderAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        SchemaFolder.ReadAsync(GetFolder(parsed), context, includeShipped: !parsed.GetValue(noShipped), cancellationToken);

    public async Task<IReadOnlyList<DatasetSchema>> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var files = await ReadFolderAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (!files.HasFiles && (parsed.GetValue(folder) is not null || parsed.GetValue(noShipped)))
        {
            throw new ToolException($"No schema file exists in {context.GetDisplayPath(GetFolder(parsed))}.");
        }

        return files.OverlayProblems.Count == 0
            ? files.Datasets
            : throw new ToolException($"An overlay has errors:{Environment.NewLine}{string.Join(Environment.NewLine, files.OverlayProblems.Select(SchemaProblemText.Format))}");
    }

    private string GetFolder(ParseResult parsed) => context.GetFullPath(parsed.GetValue(folder) ?? "schemas");
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.LocalService;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Queries;

/// <summary>The datasets in which a query's names are looked up: those of the project, or those of the library.</summary>
internal sealed class KnownDatasets(ToolContext context)
{
    private readonly Option<string?> folder = new("--folder", "-f")
    {
        Description = "The folder with the schema files; by default 'schemas', or the library's files if it does not exist.",
        HelpName = "FOLDER",
    };

    public void AddTo(Command command) => command.Options.Add(folder);

    public bool HasFolder(SymbolResult result) => result.GetResult(folder) is not null;

    /// <summary>Gets the folder with the schema files, which need not exist.</summary>
    public string GetFolder(ParseResult parsed) => context.GetFullPath(parsed.GetValue(folder) ?? "schemas");

    public async Task<IReadOnlyList<DatasetSchema>> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = GetFolder(parsed);
        var files = await SchemaFolder.ReadAsync(path, context, cancellationToken).ConfigureAwait(false);
        if (files.HasFiles)
        {
            return files.OverlayProblems.Count == 0
                ? files.Datasets
                : throw new ToolException($"An overlay has errors:{Environment.NewLine}{string.Join(Environment.NewLine, files.OverlayProblems.Select(SchemaProblemText.Format))}");
        }

        return parsed.GetValue(folder) is null ? ShippedSchemas.Read(context.Program) : throw new ToolException($"No schema file exists in {context.GetDisplayPath(path)}.");
    }
}

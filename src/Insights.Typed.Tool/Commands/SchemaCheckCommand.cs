using System.CommandLine;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>Reports by the exit code whether the service still offers what the schema files describe, and which queries break otherwise.</summary>
internal sealed class SchemaCheckCommand : SchemaCommand
{
    private readonly Option<string[]> manifests = new("--manifest", "-m")
    {
        Description = "The manifest of an app's queries, which its build writes (property InsightsQueryManifest); may be repeated.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> forBuild = new("--for-build") { Description = "Write errors and warnings in the format of compilers, with the positions of the queries." };

    private readonly Option<bool> noShipped = ShippedSchemaOption.Create();

    public SchemaCheckCommand(ToolContext context, Option<bool> json)
        : base("check", "Compares the schema files, or the library's, with what the service offers. Exit code 0: no drift; 2: drift that breaks no query; 3: drift that can break a query (with --manifest, one of the app).", context, json)
    {
        Options.Add(manifests);
        Options.Add(forBuild);
        Options.Add(noShipped);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var path = Schemas.GetFolder(parsed);
        var files = await SchemaFolder.ReadAsync(path, Context, includeShipped: !parsed.GetValue(noShipped), cancellationToken).ConfigureAwait(false);
        var folder = files;
        if (!folder.HasFiles)
        {
            folder = Schemas.HasFolder(parsed) || parsed.GetValue(noShipped) ? throw new ToolException($"No schema file exists in {Context.GetDisplayPath(path)}.") : SchemaFolder.ReadShipped(Context.Program);
            screen.WriteLine($"No schema file exists in {Context.GetDisplayPath(path)}, so the library's files are compared.");
        }
        else if (folder.Documents.Count == 0)
        {
            // Overlays only change types, and a project with overlays alone has all shipped datasets.
            folder = SchemaFolder.ReadShipped(Context.Program);
            screen.WriteLine($"The schema files in {Context.GetDisplayPath(path)} are overlays, so the library's files are compared.");
        }

        var manifest = await QueryManifest.ReadAsync(parsed.GetValue(manifests) ?? [], Context, cancellationToken).ConfigureAwait(false);
        var offered = await GetOfferedDatasetsAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
        var compared = folder.GetComparedParts(manifest, offered);
        var known = compared.Select(part => part.Service).Where(dataset => Schemas.IsSelected(parsed, dataset.Name)).ToList();
        var report = new DriftReport(offered.Source, SchemaComparison.Compare(known, Schemas.SelectDatasets(parsed, offered, compared)), manifest);
        if (parsed.GetValue(forBuild) && !screen.IsJson)
        {
            report.ShowForBuild(screen, dataset => files.IsShipped(dataset) || files.HasOverlay(dataset) ? "the library's files" : Context.GetDisplayPath(path));
        }
        else
        {
            report.Show(screen);
        }

        return report.ExitCode;
    }
}

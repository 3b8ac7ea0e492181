using System.CommandLine;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>Tells by the exit code whether the service still offers what the schema files say, and which queries break if not.</summary>
internal sealed class SchemaCheckCommand : SchemaCommand
{
    private readonly Option<string[]> manifests = new("--manifest", "-m")
    {
        Description = "The queries of an app, as its build wrote them (property InsightsQueryManifest); may be repeated.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> forBuild = new("--for-build") { Description = "Write errors and warnings as compilers do, at the places of the queries." };

    public SchemaCheckCommand(ToolContext context, Option<bool> json)
        : base("check", "Compares the schema files, or those that come with the library, with what the service offers. Exit code 0: no drift; 2: compatible drift; 3: breaking drift.", context, json)
    {
        Options.Add(manifests);
        Options.Add(forBuild);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var path = Schemas.GetFolder(parsed);
        var folder = await SchemaFolder.ReadAsync(path, Context, cancellationToken).ConfigureAwait(false);
        if (!folder.HasFiles)
        {
            folder = Schemas.HasFolder(parsed) ? throw new ToolException($"There is no schema file in {Context.GetDisplayPath(path)}.") : SchemaFolder.ReadShipped(Context.Program);
            screen.WriteLine($"There is no schema file in {Context.GetDisplayPath(path)}, so those that come with the library are compared.");
        }
        else if (folder.Documents.Count == 0)
        {
            // Overlays alone change types, and a project has all shipped datasets.
            folder = SchemaFolder.ReadShipped(Context.Program);
            screen.WriteLine($"The schema files in {Context.GetDisplayPath(path)} are overlays, so those that come with the library are compared.");
        }

        var manifest = await QueryManifest.ReadAsync(parsed.GetValue(manifests) ?? [], Context, cancellationToken).ConfigureAwait(false);
        var offered = await GetOfferedDatasetsAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
        var known = folder.KnownParts.Select(part => part.Service).Where(dataset => Schemas.IsSelected(parsed, dataset.Name)).ToList();
        var report = new DriftReport(offered.Source, SchemaComparison.Compare(known, Schemas.SelectDatasets(parsed, offered, folder)), manifest);
        if (parsed.GetValue(forBuild) && !screen.IsJson)
        {
            report.ShowForBuild(screen, Context.GetDisplayPath(path));
        }
        else
        {
            report.Show(screen);
        }

        return report.ExitCode;
    }
}

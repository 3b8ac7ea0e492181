using System.CommandLine;
using Insights.Typed.Tool.Doctor;
using Insights.Typed.Tool.Doctor.Rendering;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>Checks whether an account works from this machine, and says how to fix each problem.</summary>
internal sealed class DoctorCommand : ServiceCommand
{
    private readonly Option<string?> folder = new("--folder", "-f")
    {
        Description = "The folder with the schema files; by default 'schemas'. The library's files describe each other dataset.",
        HelpName = "FOLDER",
    };

    private readonly Option<string[]> datasetNames = new("--dataset")
    {
        Description = "Only this dataset; may be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> bundle = new("--bundle")
    {
        Description = "Also write a file for a public issue, with names, types, counts, correlation ids and versions, and without data of the account.",
        HelpName = "FILE",
    };

    private readonly Option<bool> write = new("--write")
    {
        Description = "Also apply the findings to the schema files: what the service offers, and types that fit the values read.",
    };

    private readonly Option<bool> noShipped = ShippedSchemaOption.Create();

    public DoctorCommand(ToolContext context, Option<bool> json)
        : base("doctor", "Checks whether this account works from this machine, and says how to fix each problem. Exit code 0: no problem; 2: warnings; 3: errors.", context, json)
    {
        datasetNames.CompletionSources.Add(_ => SchemaFolder.GetFileNames(context.GetFullPath("schemas")));
        Option[] all = [folder, datasetNames, bundle, write, noShipped];
        Array.ForEach(all, Options.Add);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var bundlePath = parsed.GetValue(bundle) is { } bundleFile ? Context.GetOutputPath(bundleFile, "--bundle") : null;
        var session = new DoctorSession(
            Context, GetAccess(parsed), Context.GetFullPath(parsed.GetValue(folder) ?? "schemas"), parsed.GetValue(datasetNames) ?? [], screen.WriteNote)
        {
            IncludesShipped = !parsed.GetValue(noShipped),
        };
        await using (session.ConfigureAwait(false))
        {
            var report = await screen.WithProgressAsync("checking", progress => DoctorRun.RunAsync(session, progress, cancellationToken)).ConfigureAwait(false);
            var refresh = parsed.GetValue(write) && !report.IsStopped ? await LearnedSchemaWriter.WriteAsync(session, cancellationToken).ConfigureAwait(false) : null;
            DoctorTable.Show(screen, report);
            if (parsed.GetValue(write) && !report.IsStopped)
            {
                ShowWrittenFiles(screen, refresh);
            }

            screen.WriteJson(DoctorJson.From(report, refresh, Context));
            if (bundlePath is not null)
            {
                var files = new FileChanges();
                files.Write(bundlePath, DoctorBundle.Create(report, session));
                await files.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return report.ExitCode;
        }
    }

    private static void ShowWrittenFiles(Screen screen, SchemaRefresh? refresh)
    {
        screen.WriteLine(refresh is null ? "No schema file was written: no finding requires a change." : $"Written: {string.Join(", ", refresh.Files.WrittenPaths.Select(screen.Context.GetDisplayPath))}. Build the project again.");
        foreach (var warning in refresh?.Warnings ?? [])
        {
            screen.WriteWarning(warning);
        }
    }
}

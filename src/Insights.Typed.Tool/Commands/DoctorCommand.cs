using System.CommandLine;
using Insights.Typed.Tool.Doctor;
using Insights.Typed.Tool.Doctor.Rendering;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>Checks whether an account works from this machine, and says how to fix what does not.</summary>
internal sealed class DoctorCommand : ServiceCommand
{
    private readonly Option<string?> folder = new("--folder", "-f")
    {
        Description = "The folder with the schema files; by default 'schemas', or the files that come with the library where there is none.",
        HelpName = "FOLDER",
    };

    private readonly Option<string[]> only = new("--dataset")
    {
        Description = "Only this dataset; may be repeated.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> bundle = new("--bundle")
    {
        Description = "Also write a file for a public issue: shapes, types, counts, correlation ids and versions, and nothing of the account.",
        HelpName = "FILE",
    };

    private readonly Option<bool> write = new("--write")
    {
        Description = "Also write what was learned into the schema files: what the service offers, and types that fit the values seen.",
    };

    public DoctorCommand(ToolContext context, Option<bool> json)
        : base("doctor", "Checks whether this account works from this machine, and says how to fix what does not. Exit code 0: no problem; 2: warnings; 3: errors.", context, json)
    {
        only.CompletionSources.Add(_ => SchemaFolder.NamesIn(context.PathOf("schemas")));
        Option[] all = [folder, only, bundle, write];
        Array.ForEach(all, Options.Add);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var bundlePath = parsed.GetValue(bundle) is { } given ? Context.FileToWrite(given, "--bundle") : null;
        var session = new DoctorSession(
            Context, Access(parsed), Context.PathOf(parsed.GetValue(folder) ?? "schemas"), parsed.GetValue(only) ?? [], screen.Note);
        await using (session.ConfigureAwait(false))
        {
            var report = await screen.WithProgressAsync("checking", progress => DoctorRun.RunAsync(session, progress, cancellationToken)).ConfigureAwait(false);
            var refresh = parsed.GetValue(write) && !report.IsStopped ? await LearnedSchemas.WriteAsync(session, cancellationToken).ConfigureAwait(false) : null;
            DoctorTable.Show(screen, report);
            if (parsed.GetValue(write) && !report.IsStopped)
            {
                ShowWritten(screen, refresh);
            }

            screen.Json(DoctorJson.From(report, refresh, Context));
            if (bundlePath is not null)
            {
                var files = new FileChanges();
                files.Write(bundlePath, DoctorBundle.Write(report, session));
                await files.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return report.ExitCode;
        }
    }

    private static void ShowWritten(Screen screen, SchemaRefresh? refresh)
    {
        screen.Line(refresh is null ? "No schema file was written: nothing was learned that one can hold." : $"Written: {string.Join(", ", refresh.Files.Written.Select(screen.Context.Shown))}. Build the project again.");
        foreach (var warning in refresh?.Warnings ?? [])
        {
            screen.Warn(warning);
        }
    }
}

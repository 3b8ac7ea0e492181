using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Commands;

/// <summary>Downloads the file of a report's execution.</summary>
internal sealed class ReportDownloadCommand : ReportCommand
{
    private const string StandardOutput = "-";

    private readonly Option<string?> execution = new("--execution") { Description = "The execution's id; by default the latest completed one.", HelpName = "ID" };
    private readonly Option<string?> output = new("--output", "-o") { Description = "The file to write; by default the report's id, with the extension of its format; - for the standard output.", HelpName = "FILE" };
    private readonly Option<bool> overwrite = OutputFile.CreateOverwriteOption();

    public ReportDownloadCommand(ToolContext context, Option<bool> json)
        : base("download", "Downloads the file of a report. An incomplete file never has its name.", context, json)
    {
        Option[] all = [execution, output, overwrite];
        Array.ForEach(all, Options.Add);
        Validators.Add(result =>
        {
            if (result.GetResult(output)?.Tokens is [{ Value: StandardOutput }] && result.GetValue(json))
            {
                result.AddError("--output - and --json exclude each other.");
            }
        });
    }

    protected override async Task<int> RunAsync(InsightsClient client, string reportId, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var outputName = parsed.GetValue(output);
        var file = outputName is null or StandardOutput ? null : Context.GetOutputPath(outputName, "--output");
        var completed = await FindCompletedAsync(client, reportId, parsed.GetValue(execution), cancellationToken).ConfigureAwait(false);
        if (completed.IsDataRedacted)
        {
            screen.WriteWarning("The service redacted this file, because the user's role hides data.");
        }

        if (outputName == StandardOutput)
        {
            return await WriteToOutputAsync(client, completed, screen, cancellationToken).ConfigureAwait(false);
        }


        // The service's word for the format is not part of the path: it could name another folder.
        var path = file ?? Context.GetFullPath($"{Path.GetFileName(reportId)}{completed.Format.FileExtension}");
        var target = OutputFile.Create(Context, path, parsed.GetValue(overwrite));
        var bytes = await screen.WithProgressAsync(
            "downloading", progress => target.WriteAsync(stream => client.DownloadAsync(completed, stream, new ReportBar(progress), cancellationToken))).ConfigureAwait(false);
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.DisplayPath}: {bytes:N0} bytes of execution {completed.ExecutionId}."));
        screen.WriteJson(new JsonObject { ["file"] = path, ["bytes"] = bytes, ["execution"] = ReportView.ToJson(completed) });
        return ExitCode.Success;
    }

    private async Task<int> WriteToOutputAsync(InsightsClient client, ReportExecution completed, Screen screen, CancellationToken cancellationToken)
    {
        var stream = Context.OpenOutputStream();
        await using (stream.ConfigureAwait(false))
        {
            // If the file is written to the terminal, no bar is shown.
            var bytes = Context.IsOutputTerminal
                ? await client.DownloadAsync(completed, stream, cancellationToken: cancellationToken).ConfigureAwait(false)
                : await screen.WithProgressAsync(
                    "downloading", progress => client.DownloadAsync(completed, stream, new ReportBar(progress), cancellationToken)).ConfigureAwait(false);
            screen.WriteNote(string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes of execution {completed.ExecutionId}."));
            return ExitCode.Success;
        }
    }

    private static async Task<ReportExecution> FindCompletedAsync(InsightsClient client, string reportId, string? executionId, CancellationToken cancellationToken)
    {
        var executions = ExecutionOrder.NewestFirst(await client.GetExecutionsAsync(reportId, executionId is null ? null : [executionId], cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken).ConfigureAwait(false));
        var completed = executions.FirstOrDefault(e => e.ExecutionStatus == ExecutionStatus.Completed);
        return completed ?? throw new ToolException(executions switch
        {
            [] when executionId is not null => $"The report {reportId} has no execution {executionId} in the last {ServiceProgram.ExecutionRetention.Days} days.",
            [] => $"The report {reportId} has not been executed in the last {ServiceProgram.ExecutionRetention.Days} days.",
            _ => $"No execution of the report {reportId} is completed; the latest is '{executions[0].ExecutionStatus}'.",
        });
    }
}

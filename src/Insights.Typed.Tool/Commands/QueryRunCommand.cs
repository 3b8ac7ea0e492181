using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Export.Files;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;
using Insights.Typed.Tool.Rows;

namespace Insights.Typed.Tool.Commands;

/// <summary>Runs a query on the service and shows its rows.</summary>
internal sealed class QueryRunCommand : ServiceCommand
{
    private readonly Argument<string> text = QueryArgument.Create();
    private readonly Option<bool> preview = new("--preview") { Description = $"Show the first {ServiceProgram.PreviewLimit} rows immediately, without a report." };
    private readonly Option<bool> csv = new("--csv") { Description = "Write the rows as comma-separated values." };
    private readonly Option<DateTimeOffset?> start = new("--start") { Description = "The start of the data, which overrides the query's TIMESPAN; UTC if it has no time zone.", HelpName = "TIME", CustomParser = TimeParser.Parse };
    private readonly Option<DateTimeOffset?> end = new("--end") { Description = "The end of the data.", HelpName = "TIME", CustomParser = TimeParser.Parse };
    private readonly Option<bool> noCheck = new("--no-check") { Description = "Send the query without checking it against the schema files." };
    private readonly RowFileOptions output = new();
    private readonly RejectionOptions rejection = new();
    private readonly KnownDatasets datasets;

    public QueryRunCommand(ToolContext context, Option<bool> json)
        : base("run", "Runs a query on the service as a report, shows its rows, and deletes the report.", context, json)
    {
        datasets = new KnownDatasets(context);
        Arguments.Add(text);
        Option[] all = [preview, csv, start, end, noCheck];
        Array.ForEach(all, Options.Add);
        output.AddTo(this);
        rejection.AddTo(this);
        datasets.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(csv) && result.GetValue(json))
            {
                result.AddError("--csv and --json exclude each other.");
            }

            if (result.GetValue(noCheck) && datasets.HasFolder(result))
            {
                result.AddError("--no-check and --folder exclude each other.");
            }

            output.Validate(result, isCsv: result.GetValue(csv), isPreview: result.GetValue(preview), isUnchecked: result.GetValue(noCheck));
            rejection.Validate(result, isPreview: result.GetValue(preview), isUnchecked: result.GetValue(noCheck));
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(end) < parsed.GetValue(start))
        {
            throw new ToolException("--end is before --start.");
        }

        var queryText = await QueryArgument.ReadAsync(parsed, text, Context, cancellationToken).ConfigureAwait(false);
        var inspection = await InspectAsync(queryText, parsed, screen, cancellationToken).ConfigureAwait(false);
        if (!parsed.GetValue(noCheck))
        {
            Check(inspection, screen);
        }

        var rejectedRows = rejection.Read(parsed, Context);
        var target = output.Read(parsed, Context);
        if (rejectedRows is not null && target is var (rows, _) && rejectedRows.FilePaths.Contains(rows.FullPath, StringComparer.OrdinalIgnoreCase))
        {
            throw new ToolException($"--output and --reject-to would both write {rows.DisplayPath}. Name different files.");
        }

        var query = rejectedRows is not null ? CheckedQuery.Create(queryText, inspection, "--reject-to")
            : target is { Format: ExportFormat.Parquet } ? CheckedQuery.Create(queryText, inspection, "Parquet")
            : InsightsQuery.FromText(queryText);
        var options = new ReportRunOptions { QueryStartTime = parsed.GetValue(start), QueryEndTime = parsed.GetValue(end), RowRejection = rejectedRows?.Options };
        var client = CreateClient(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            var run = new QueryRun(client, query, inspection, options, rejectedRows, parsed.GetValue(preview), screen);
            try
            {
                await (target is var (file, format)
                    ? WriteAsync(run, query, file, format, rejectedRows, screen, cancellationToken)
                    : run.ShowAsync(parsed.GetValue(csv), cancellationToken)).ConfigureAwait(false);
            }
            finally
            {
                // Also if the run ends before its first row.
                rejectedRows?.Show(screen, Context);
            }
        }

        return ExitCode.Success;
    }

    /// <summary>Inspects the query by the schema files, for its check and for the types in JSON; null if they are not used or cannot be read.</summary>
    private async Task<QueryInspection?> InspectAsync(string query, ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(noCheck) && !screen.IsJson)
        {
            return null;
        }

        try
        {
            return new QueryInspection(query, await datasets.ReadAsync(parsed, cancellationToken).ConfigureAwait(false));
        }
        catch (ToolException exception) when (!datasets.HasFolder(parsed.CommandResult))
        {
            // The folder was not named explicitly, so its files may have another purpose.
            if (!parsed.GetValue(noCheck))
            {
                screen.WriteWarning($"The query is not checked. {exception.Message}");
            }

            return null;
        }
    }

    /// <summary>Refuses a query with a known problem. The service checks what the schema files do not describe.</summary>
    private static void Check(QueryInspection? inspection, Screen screen)
    {
        if (inspection is null)
        {
            return;
        }

        if (inspection.Query is not { } syntax)
        {
            throw new ToolException(QueryProblemText.Format(inspection, inspection.Problems.Where(problem => problem != inspection.UnknownDataset), screen.MessageWidth));
        }

        if (inspection.Dataset is not null && inspection.Problems.Count > 0)
        {
            throw new ToolException(
                $"{QueryProblemText.Format(inspection, inspection.Problems, screen.MessageWidth)}{Environment.NewLine}The query was not sent. If the schema files are outdated, run 'insights schema refresh' first, or use --no-check.");
        }

        if (inspection.SuggestedDataset is { Length: > 0 } suggestion)
        {
            screen.WriteWarning($"The schema files have no dataset '{syntax.Dataset.Text}'.{suggestion}");
        }
    }

    private static async Task WriteAsync(QueryRun run, InsightsQuery query, OutputFile file, ExportFormat format, RejectedRows? rejectedRows, Screen screen, CancellationToken cancellationToken)
    {
        var rows = await run.WriteAsync(file, format, cancellationToken).ConfigureAwait(false);
        screen.WriteLine($"{file.DisplayPath}: {EnglishText.Count(rows, "row")}.");
        var json = new JsonObject { ["query"] = query.ToString(), ["file"] = file.FullPath, ["rows"] = rows };
        if (rejectedRows is not null)
        {
            json["rejectedRows"] = rejectedRows.Count;
            json["rejectedFile"] = rejectedRows.Count > 0 ? rejectedRows.Path : null;
        }

        screen.WriteJson(json);
    }
}

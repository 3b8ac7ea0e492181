using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Shows the state of each entry.</summary>
internal sealed class ExportStatusCommand(ToolContext context, Option<bool> json)
    : ExportCommand("status", "Shows the last execution of each entry in the target, its age, when the next one is due, and problems. Ends with 1 if there is a problem.", context, json)
{
    private static readonly string[] Headings = ["Name", "Last execution", "Age", "Rows", "Bytes", "Executions", "Next due", "Problem"];

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken) => await ForEachAccountAsync(
        parsed,
        screen,
        async (session, _) => (Entries: await EntryStatus.GetAsync(session, cancellationToken).ConfigureAwait(false), session.Entries.Problems),
        (result, output) => Show(result.Entries, result.Problems, output),
        cancellationToken).ConfigureAwait(false) ? ExitCode.Success : ExitCode.Failure;

    private static bool Show(IReadOnlyList<EntryStatus> entries, IReadOnlyList<EntryProblem> problems, AccountOutput output)
    {
        output.WriteTable(Headings, entries.Select(CreateRow));
        foreach (var problem in problems)
        {
            output.WriteFailure($"{problem.Name}: {problem.Message}");
        }

        output.WriteJson(new JsonObject
        {
            ["entries"] = JsonText.CreateArray(entries.Select(entry => (JsonNode)ToJson(entry))),
            ["problems"] = JsonText.CreateArray(problems.Select(problem => (JsonNode)new JsonObject { ["name"] = problem.Name, ["message"] = problem.Message })),
        });
        return problems.Count == 0 && entries.All(entry => entry.Problem is null);
    }

    private static Cell[] CreateRow(EntryStatus entry) =>
    [
        entry.Entry.Name,
        FormatTime(entry.Last?.GeneratedTime),
        entry.Age is { } age ? FormatAge(age) : "",
        entry.Last?.Rows.ToString(CultureInfo.InvariantCulture),
        entry.Last?.Bytes?.ToString(CultureInfo.InvariantCulture),
        entry.Executions.ToString(CultureInfo.InvariantCulture),
        FormatTime(entry.NextDue),
        entry.Problem is { } problem ? new Cell(problem, Colors.Error) : "",
    ];

    private static JsonObject ToJson(EntryStatus entry) => new()
    {
        ["name"] = entry.Entry.Name,
        ["last"] = entry.Last is { } last ? PassView.ToJson(last) : (JsonNode?)null,
        ["ageSeconds"] = entry.Age is { } age ? (long)age.TotalSeconds : (JsonNode?)null,
        ["executions"] = entry.Executions,
        ["nextDue"] = PassView.FormatTime(entry.NextDue),
        ["problem"] = entry.Problem,
    };

    private static string FormatTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string FormatAge(TimeSpan age) => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours}:{age.Minutes:00} h");
}

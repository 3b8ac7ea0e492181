using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Shows what a run would create or change, and changes nothing.</summary>
internal sealed class ExportPlanCommand(ToolContext context, Option<bool> json)
    : ExportCommand("plan", "Shows what 'run' would create or change on the service and in the target, and changes nothing.", context, json)
{
    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken) => await ForEachAccountAsync(
        parsed, screen, (session, _) => ExportPlan.CreateAsync(session, cancellationToken), Show, cancellationToken).ConfigureAwait(false) ? ExitCode.Success : ExitCode.Failure;

    private static bool Show(ExportPlan plan, AccountOutput output)
    {
        foreach (var entry in plan.Entries)
        {
            output.WriteLine($"{entry.Entry.Name}: {entry.Entry.Description}");
            foreach (var change in entry.Changes)
            {
                output.WriteLine($"  {change}", Colors.Success);
            }

            if (entry.Problem is { } problem)
            {
                output.WriteLine($"  {problem}", Colors.Error);
            }

            if (entry is { Changes.Count: 0, Problem: null })
            {
                output.WriteLine("  no change", Colors.Muted);
            }
        }

        foreach (var problem in plan.Problems)
        {
            output.WriteLine($"{problem.Name}:");
            output.WriteLine($"  {problem.Message}", Colors.Error);
        }

        foreach (var name in plan.Removed)
        {
            output.WriteLine($"{name}: no longer an entry of the export; its rows are kept");
        }

        output.WriteJson(ToJson(plan));
        return plan.IsPossible;
    }

    private static JsonObject ToJson(ExportPlan plan) => new()
    {
        ["isPossible"] = plan.IsPossible,
        ["target"] = plan.Target,
        ["entries"] = JsonText.CreateArray(plan.Entries.Select(entry => (JsonNode)new JsonObject
        {
            ["name"] = entry.Entry.Name,
            ["query"] = entry.Entry.QueryText,
            ["changes"] = JsonText.CreateArray(entry.Changes),
            ["problem"] = entry.Problem,
        })),
        ["problems"] = JsonText.CreateArray(plan.Problems.Select(problem => (JsonNode)new JsonObject { ["name"] = problem.Name, ["message"] = problem.Message })),
        ["removed"] = JsonText.CreateArray(plan.Removed),
    };
}

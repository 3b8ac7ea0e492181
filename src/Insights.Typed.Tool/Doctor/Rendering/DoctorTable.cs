using Insights.Typed.Language;
using Insights.Typed.Tool.Output;
using Spectre.Console;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>Shows a report as a table: a line for each check that passed or was skipped, and a line for each problem.</summary>
internal static class DoctorTable
{
    private static readonly string[] Headings = ["Check", "Result", "What was found", "What to do"];

    public static void Show(Screen screen, DoctorReport report)
    {
        var rows = report.Results.SelectMany(CreateRows).ToList();
        if (screen.IsTerminal)
        {
            screen.WriteTable(Headings, rows);
        }
        else
        {
            ShowLines(screen, rows);
        }

        screen.WriteLine(CreateSummary(report));
    }

    /// <summary>Without a terminal, cells are not wrapped: each fix is on a separate line, so that no column is as wide as the longest message.</summary>
    private static void ShowLines(Screen screen, List<IReadOnlyList<Cell>> rows)
    {
        var check = rows.Append([.. Headings.Select(heading => (Cell)heading)]).Max(row => row[0].Text.Length) + 2;
        var result = rows.Append([.. Headings.Select(heading => (Cell)heading)]).Max(row => row[1].Text.Length) + 2;
        foreach (var row in rows.Prepend([Headings[0], Headings[1], $"{Headings[2]}, and what to do", ""]))
        {
            screen.WriteLine($"{row[0].Text.PadRight(check)}{row[1].Text.PadRight(result)}{row[2].Text}");
            if (row[3].Text.Length > 0)
            {
                screen.WriteLine(new string(' ', check + result) + row[3].Text);
            }
        }
    }

    private static IEnumerable<IReadOnlyList<Cell>> CreateRows(CheckResult result)
    {
        if (result.Findings.Count == 0)
        {
            return [[result.CheckName, CreateCell(result.Severity), result.Summary, ""]];
        }

        return result.Findings.Select(finding => (IReadOnlyList<Cell>)[result.CheckName, CreateCell(finding.Problem.Severity), finding.Message, finding.Fix]);
    }

    private static string CreateSummary(DoctorReport report)
    {
        var skipped = report.Results.Count(result => result.IsSkipped);
        var skippedText = skipped == 0 ? "" : $" {EnglishText.Count(skipped, "check")} {(skipped == 1 ? "was" : "were")} skipped.";
        return report.ErrorCount + report.WarningCount == 0
            ? $"No problems found{(report.IsStopped ? " before the checks were stopped" : "")}.{skippedText}"
            : $"{EnglishText.Count(report.ErrorCount, "error")}, {EnglishText.Count(report.WarningCount, "warning")}.{skippedText}";
    }

    private static Cell CreateCell(Severity severity) => new(GetLabel(severity), GetStyle(severity));

    public static string GetLabel(Severity severity) => severity switch
    {
        Severity.Passed => "ok",
        Severity.Note => "note",
        Severity.Skipped => "skipped",
        Severity.Warning => "warning",
        Severity.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "The severity is unknown."),
    };

    private static Style GetStyle(Severity severity) => severity switch
    {
        Severity.Passed => Colors.Success,
        Severity.Error => Colors.Error,
        Severity.Warning => new Style(Color.Yellow),
        Severity.Note or Severity.Skipped => Colors.Muted,
    };
}

using Insights.Typed.Tool.Output;
using Spectre.Console;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>Shows a report to people: a line for each check that passed or was skipped, and one for each problem.</summary>
internal static class DoctorTable
{
    private static readonly string[] Headings = ["Check", "Result", "What was found", "What to do"];

    public static void Show(Screen screen, DoctorReport report)
    {
        var rows = report.Results.SelectMany(Rows).ToList();
        if (screen.IsTerminal)
        {
            screen.Table(Headings, rows);
        }
        else
        {
            ShowLines(screen, rows);
        }

        screen.Line(Summary(report));
    }

    /// <summary>Without a window nothing wraps a cell: each fix is on a line of its own, so that no column is as wide as the longest message.</summary>
    private static void ShowLines(Screen screen, List<IReadOnlyList<Cell>> rows)
    {
        var check = rows.Append([.. Headings.Select(heading => (Cell)heading)]).Max(row => row[0].Text.Length) + 2;
        var result = rows.Append([.. Headings.Select(heading => (Cell)heading)]).Max(row => row[1].Text.Length) + 2;
        foreach (var row in rows.Prepend([Headings[0], Headings[1], $"{Headings[2]}, and what to do", ""]))
        {
            screen.Line($"{row[0].Text.PadRight(check)}{row[1].Text.PadRight(result)}{row[2].Text}");
            if (row[3].Text.Length > 0)
            {
                screen.Line(new string(' ', check + result) + row[3].Text);
            }
        }
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(CheckResult result)
    {
        if (result.Findings.Count == 0)
        {
            return [[result.Check, Cell(result.Severity), result.Summary, ""]];
        }

        return result.Findings.Select(finding => (IReadOnlyList<Cell>)[result.Check, Cell(finding.Problem.Severity), finding.Message, finding.Fix]);
    }

    private static string Summary(DoctorReport report)
    {
        var skipped = report.Results.Count(result => result.IsSkipped);
        var rest = skipped == 0 ? "" : FormattableString.Invariant($" {skipped} check{(skipped == 1 ? " was" : "s were")} skipped.");
        return report.Errors + report.Warnings == 0
            ? $"No problems found.{rest}"
            : FormattableString.Invariant($"{report.Errors} error{(report.Errors == 1 ? "" : "s")}, {report.Warnings} warning{(report.Warnings == 1 ? "" : "s")}.{rest}");
    }

    private static Cell Cell(Severity severity) => new(Word(severity), Style(severity));

    public static string Word(Severity severity) => severity switch
    {
        Severity.Passed => "ok",
        Severity.Note => "note",
        Severity.Skipped => "skipped",
        Severity.Warning => "warning",
        Severity.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "There is no such severity."),
    };

    private static Style Style(Severity severity) => severity switch
    {
        Severity.Passed => Colours.Good,
        Severity.Error => Colours.Bad,
        Severity.Warning => new Style(Color.Yellow),
        Severity.Note or Severity.Skipped => Colours.Quiet,
    };
}

using Insights.Typed.Tool.Output;
using Spectre.Console;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>Shows a report to people: a line for each check that passed or was skipped, and one for each problem.</summary>
internal static class DoctorTable
{
    public static void Show(Screen screen, DoctorReport report)
    {
        screen.Table(["Check", "Result", "What was found", "What to do"], report.Results.SelectMany(Rows));
        screen.Line(Summary(report));
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

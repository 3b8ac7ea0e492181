using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Counts the uses of <c>Select</c> in a project, for users who want all of them compiled.</summary>
internal sealed class SelectCoverage
{
    private readonly int[] notIntercepted = new int[Enum.GetValues(typeof(NotInterceptedReason)).Length];
    private int intercepted;

    public void AddIntercepted() => Interlocked.Increment(ref intercepted);

    public void AddNotIntercepted(NotInterceptedReason reason) => Interlocked.Increment(ref notIntercepted[(int)reason]);

    public void Report(CompilationAnalysisContext context)
    {
        var total = intercepted + notIntercepted.Sum();
        if (total == 0)
        {
            return;
        }

        var reasons = notIntercepted
            .Select((count, reason) => (Count: count, Text: $"{count} {SelectMessage.GetShortReason((NotInterceptedReason)reason)}"))
            .Where(reason => reason.Count > 0)
            .Select(reason => reason.Text)
            .ToList();
        var rest = reasons.Count == 0 ? "" : $"; not: {string.Join(", ", reasons)}";
        context.ReportDiagnostic(Diagnostic.Create(
            SelectRules.Coverage, Location.None, intercepted, total, rest));
    }
}

using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Counts the uses of <c>Select</c> in a project, for those who want none to slip.</summary>
internal sealed class SelectCoverage
{
    private readonly int[] uncompiled = new int[Enum.GetValues(typeof(UncompiledReason)).Length];
    private int compiled;

    public void AddCompiled() => Interlocked.Increment(ref compiled);

    public void Add(UncompiledReason reason) => Interlocked.Increment(ref uncompiled[(int)reason]);

    public void Report(CompilationAnalysisContext context)
    {
        var all = compiled + uncompiled.Sum();
        if (all == 0)
        {
            return;
        }

        var reasons = uncompiled
            .Select((count, reason) => (Count: count, Text: $"{count} {SelectMessage.Short((UncompiledReason)reason)}"))
            .Where(reason => reason.Count > 0)
            .Select(reason => reason.Text)
            .ToList();
        var rest = reasons.Count == 0 ? "" : $"; not: {string.Join(", ", reasons)}";
        context.ReportDiagnostic(Diagnostic.Create(
            SelectRules.Coverage, Location.None, compiled, all, rest));
    }
}

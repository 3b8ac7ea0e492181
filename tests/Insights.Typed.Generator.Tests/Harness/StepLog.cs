using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>The steps of a build, in comparison with the previous build in the same driver.</summary>
internal static class StepLog
{
    public static readonly string[] All =
    [
        InsightsGenerator.Steps.Settings, InsightsGenerator.Steps.Types, InsightsGenerator.Steps.References,
        InsightsGenerator.Steps.SchemaFiles, InsightsGenerator.Steps.Owners, InsightsGenerator.Steps.Problems, InsightsGenerator.Steps.Datasets,
        InsightsGenerator.Steps.FileSelects, InsightsGenerator.Steps.SelectCalls, InsightsGenerator.Steps.ProjectionSyntax, InsightsGenerator.Steps.Projections, InsightsGenerator.Steps.InterceptorFiles,
    ];

    /// <summary>The reasons of a step's outputs, one by one.</summary>
    public static IEnumerable<object> Values(this Build build, string step) => Outputs(build, step).Select(o => o.Value);

    /// <summary>The distinct reasons for a step's outputs; empty if it has none.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this Build build, string step) =>
        [.. Outputs(build, step).Select(o => o.Reason).Distinct().Order()];

    /// <summary>The generated files that were written again; the others were reused from the previous build.</summary>
    public static IReadOnlyList<string> Rewritten(this Build build, Build before) =>
    [
        .. build.Result.GeneratedSources
            .Where(now => !before.Result.GeneratedSources.Any(then => then.HintName == now.HintName && ReferenceEquals(then.SourceText, now.SourceText)))
            .Select(s => s.HintName)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>No part of this step ran again, or had another result.</summary>
    public static void AssertUntouched(this Build build, params string[] steps) => Assert.All(steps, step =>
    {
        Assert.NotEmpty(Outputs(build, step));
        Assert.All(Outputs(build, step), o => Assert.True(o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {o.Reason}"));
    });

    /// <summary>The number of parts of a step that ran again.</summary>
    public static int CountRuns(this Build build, string step) => Outputs(build, step).Count(o => o.Reason is not IncrementalStepRunReason.Cached);

    /// <summary>No source or diagnostic was output again.</summary>
    public static void AssertOutputsCached(this Build build) => Assert.All(
        Recorded(build).TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs),
        o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(Build build, string step) =>
        Recorded(build).TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(r => r.Outputs) : [];

    private static GeneratorRunResult Recorded(Build build)
    {
        Assert.True(build.Result.TrackedSteps.Count > 0, "No step was recorded: set RecordsSteps of the project.");
        return build.Result;
    }
}

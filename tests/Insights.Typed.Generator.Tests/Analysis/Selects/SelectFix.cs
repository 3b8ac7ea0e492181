using Insights.Typed.CodeFixes.Selects;
using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>The fix of a <c>Select</c>, and what its code must be.</summary>
internal static class SelectFix
{
    public static CodeFix Fix { get; } = new(new SelectAnalyzer(), new SelectFixProvider());

    /// <summary>The code is the expected one, has the expected query, and nothing more to report.</summary>
    public static async Task AssertFixedAsync(string before, string after, string query, TestProject? project = null)
    {
        project ??= Select.Project;
        var changed = await Fix.ApplyAsync(before, project);
        Assert.True(after == changed, changed);
        Assert.Equal(query, project.WithSource("Program.cs", changed).BuildEdited().Run());
        Assert.Empty((await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), changed, project)).Where(d => d.Id != "INS105"));
    }
}

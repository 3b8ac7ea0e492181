using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>An error that a user should see in user code, within [[brackets]], and nowhere else.</summary>
internal static class UserError
{
    /// <summary>Compiles a program, and expects exactly these ids, each within the brackets.</summary>
    /// <returns>The messages.</returns>
    public static IReadOnlyList<string> AssertErrors(string marked, params string[] ids)
    {
        var start = marked.IndexOf("[[", StringComparison.Ordinal);
        var end = marked.LastIndexOf("]]", StringComparison.Ordinal) - 2;
        var text = marked.Remove(end + 2, 2).Remove(start, 2);
        var build = Select.Project.WithSource("Program.cs", text).BuildEdited();

        Assert.Null(build.Result.Exception);
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            build.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(build.Diagnostics, d =>
        {
            Assert.False(build.IsGenerated(d), d.ToString());
            Assert.True(d.Location.SourceSpan.Start >= start && d.Location.SourceSpan.End <= end, $"{d} is not within the brackets");
        });
        return [.. build.Diagnostics.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }
}

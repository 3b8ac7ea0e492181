using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Insights.Typed.Generator.Analysis.Queries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.TestKit.Compilation;

/// <summary>Runs an analyzer as the compiler does: after the generator, with the project's schema files.</summary>
public static class AnalyzerRunner
{
    private const string FileName = "Program.cs";

    /// <summary>
    /// Asserts that a rule reports each location between ⟦ and ⟧, in order, and nothing else. In source without such a
    /// location, it must report nothing.
    /// </summary>
    /// <returns>The messages, in the order of the locations.</returns>
    public static async Task<ImmutableArray<string>> AssertDiagnosticsAsync(DiagnosticAnalyzer analyzer, string rule, string markedSource, TestProject? project = null)
    {
        var (source, spans) = RemoveMarkers(markedSource);
        var reported = (await GetDiagnosticsAsync(analyzer, source, project)).Where(d => d.Id == rule).ToList();

        var expected = spans.Select(span => source.Substring(span.Start, span.Length));
        var actual = reported.Select(d => source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length));
        Assert.Equal(expected, actual);
        Assert.Equal(spans, reported.Select(d => d.Location.SourceSpan));
        return [.. reported.Select(d => d.GetMessage(null))];
    }

    /// <summary>All diagnostics of an analyzer in a file, in the order of the text. The file must compile, apart from these.</summary>
    public static async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(DiagnosticAnalyzer analyzer, string source, TestProject? project = null)
    {
        var (diagnostics, compilerDiagnostics) = await AnalyzeAsync(analyzer, (project ?? Select.Project).WithSource(FileName, source));
        Build.AssertNothing(compilerDiagnostics);
        return diagnostics;
    }

    /// <summary>The messages of an analyzer about a file that the compiler rejects as well.</summary>
    public static async Task<IEnumerable<string>> GetMessagesWithCompilerErrorsAsync(DiagnosticAnalyzer analyzer, string source)
    {
        var (diagnostics, compilerDiagnostics) = await AnalyzeAsync(analyzer, Select.Project.WithSource(FileName, source));
        Assert.Contains(compilerDiagnostics, d => d.Severity == DiagnosticSeverity.Error);
        return diagnostics.Select(d => d.GetMessage(null));
    }

    /// <summary>The diagnostics of the analyzer, and the warnings and errors of the compiler, from one pass over the files.</summary>
    private static async Task<(ImmutableArray<Diagnostic> Analyzer, IEnumerable<Diagnostic> Compiler)> AnalyzeAsync(DiagnosticAnalyzer analyzer, TestProject project)
    {
        var build = project.BuildEdited();
        Assert.Null(build.Result.Exception);
        var analysis = build.Compilation.WithAnalyzers([analyzer, new ColumnUseSuppressor()], new AnalyzerOptions(project.Schemas, project.Options));
        var all = await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Build.AssertNothing(all.Where(d => d.Id == "AD0001"));
        var ids = analyzer.SupportedDiagnostics.Select(rule => rule.Id).ToHashSet();
        var diagnostics = all.Where(d => ids.Contains(d.Id)).ToList();
        Assert.All(diagnostics, AssertFilled);
        return (
            [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)],
            all.Where(d => !ids.Contains(d.Id) && d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed));
    }

    /// <summary>Each hole of a message has an argument, and each argument a hole. Roslyn does not expose the arguments.</summary>
    private static void AssertFilled(Diagnostic diagnostic)
    {
        var arguments = (IReadOnlyList<object?>)typeof(Diagnostic).GetProperty("Arguments", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(diagnostic)!;
        var holes = Regex.Matches(diagnostic.Descriptor.MessageFormat.ToString(), @"\{(\d+)\}").Select(hole => int.Parse(hole.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct();
        Assert.Equal(Enumerable.Range(0, arguments.Count), holes.Order());
    }

    private static (string Source, List<TextSpan> Places) RemoveMarkers(string marked)
    {
        var source = new StringBuilder();
        var spans = new List<TextSpan>();
        foreach (var character in marked)
        {
            if (character == '⟦')
            {
                spans.Add(new TextSpan(source.Length, 0));
            }
            else if (character == '⟧')
            {
                spans[^1] = TextSpan.FromBounds(spans[^1].Start, source.Length);
            }
            else
            {
                source.Append(character);
            }
        }

        return (source.ToString(), spans);
    }
}

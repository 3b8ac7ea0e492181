using System.Text.Json;
using Insights.Typed.Generator.Analysis.Selects;
using Insights.Typed.Generator.Tests.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>
/// The location of an interceptor contains a hash of its file, so the compiler rejects one in files of equal content. A
/// <c>Select</c> in such a file selects all columns, and INS102 reports it.
/// </summary>
public sealed class DuplicateFileTests
{
    private const string Compiled = "SELECT Name FROM Usage";

    private const string Content = """
        using Insights.Typed;

        namespace Same;

        file static class Local
        {
            public static string Text => Datasets.Usage.Select(x => new { x.Name }).ToString();
        }
        """;

    private static readonly string Other = Content.Replace("Name }", "Name, x.Note }", StringComparison.Ordinal);

    [Theory]
    [InlineData("One.cs", "Two.cs")]
    [InlineData("/a/One.cs", "/b/One.cs")]
    [InlineData("One.cs", "Two.cs", "/c/Three.cs")]
    public void A_Select_in_files_of_equal_content_selects_all_columns(params string[] paths) =>
        Assert.Equal(Enumerable.Repeat(Select.AllColumns, paths.Length), Run(CreateProject(paths).Build()));

    [Fact]
    public void A_file_of_other_content_is_compiled() => Assert.Equal(
        ["SELECT Name, Note FROM Usage", Select.AllColumns, Select.AllColumns],
        Run(CreateProject("One.cs", "Two.cs").WithSource("Three.cs", Other).Build()).OrderBy(text => text.Length));

    [Theory]
    [InlineData("Two.cs", "One.cs", "One.cs", "Two.cs")]
    [InlineData("/b/One.cs", "/a/One.cs", "/a/One.cs", "/b/One.cs")]
    public async Task Each_such_Select_is_reported(string firstNamed, string secondNamed, params string[] paths)
    {
        var project = CreateProject(paths).WithSource("Three.cs", Other);
        var reported = await GetDiagnosticsAsync(project, "INS102");

        Assert.Equal(paths, reported.Select(d => d.Location.GetLineSpan().Path));
        Assert.All(reported, d => Assert.Equal("Select", Content.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)));
        Assert.Equal(
            new[] { firstNamed, secondNamed }.Select(named =>
                $"This file and {named} have the same content, and the compiler cannot distinguish their calls, so it is not compiled into a column list: it selects all 7 columns of Usage and no metric, of which it reads 1: Name. Make the files differ, for example by a comment, or compile only one of them."),
            reported.Select(d => d.GetMessage(null)));
        var coverage = Assert.Single(await GetDiagnosticsAsync(project, "INS105"));
        Assert.Equal("1 of 3 Select calls are compiled into column lists; not: 2 in files of equal content", coverage.GetMessage(null));
    }

    /// <summary>The files are not the reason if the call would not be compiled anyway.</summary>
    [Theory]
    [InlineData("Datasets.Usage.Select(x => new { x.Name, x.Total })", "INS103", "reads the metric Total")]
    [InlineData("Datasets.Usage.Distinct().Select(x => new { x.Name })", "INS103", "have the same content")]
    [InlineData("new[] { Datasets.Usage }[0].Select(x => new { x.Name })", "INS102", "This file does not name the dataset of the query")]
    [InlineData("Datasets.Usage.Select((x => new { x.Name }))", "INS102", "lambda in parentheses or in a cast, or an anonymous method")]
    public async Task The_effect_and_reason_are_reported(string call, string rule, string message)
    {
        var content = Content.Replace("Datasets.Usage.Select(x => new { x.Name })", call, StringComparison.Ordinal);
        var reported = await GetDiagnosticsAsync(CreateProject().WithSource("One.cs", content).WithSource("Two.cs", content), rule);

        Assert.Equal(2, reported.Count);
        Assert.All(reported, d => Assert.Contains(message, d.GetMessage(null), StringComparison.Ordinal));
    }

    [Fact]
    public void Edits_that_make_files_equal_or_different_match_a_new_build()
    {
        var equal = CreateProject("One.cs", "Two.cs");
        var different = equal.WithSource("Two.cs", Content + "\n// Another file.");

        var first = equal.Build();
        var edited = different.Build(first);
        var back = equal.Build(edited);

        Assert.Equal(different.Build().Generated, edited.Generated);
        Assert.Equal(equal.Build().Generated, back.Generated);
        Assert.Equal([Compiled, Compiled], Run(edited));
        Assert.Equal([Select.AllColumns, Select.AllColumns], Run(back));
    }

    [Fact]
    public void The_manifest_lists_them_with_all_columns()
    {
        var project = ManifestFile.Project(Samples.Usage).WithSource("/app/One.cs", Content).WithSource("/app/Two.cs", Content).WithSource("/app/Three.cs", Other);
        var manifest = JsonDocument.Parse(ManifestFile.ReadText(project.Build().AssertCompiles())).RootElement;

        Assert.Equal(
            [("One.cs", Select.AllColumns), ("Three.cs", "SELECT Name, Note FROM Usage"), ("Two.cs", Select.AllColumns)],
            manifest.GetProperty("queries").EnumerateArray().Select(q => (q.GetProperty("file").GetString()!, q.GetProperty("text").GetString()!)));
    }

    /// <summary>
    /// A generator does not see the output of another one, so it writes the interceptor that the compiler rejects. The
    /// analyzer sees both files, and reports, next to the compiler's error, which file it is.
    /// </summary>
    [Fact]
    public async Task A_file_that_another_generator_writes_is_named_next_to_the_error_of_the_compiler()
    {
        var project = CreateProject("One.cs");
        var compilation = project.Build().Compilation;
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Content, project.ParseOptions, "Other/Other.Generator/Two.g.cs", System.Text.Encoding.UTF8, TestContext.Current.CancellationToken));

        Assert.Equal(["CS9233"], compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct());
        var analysis = compilation.WithAnalyzers([new SelectAnalyzer()], new AnalyzerOptions(project.Schemas, project.Options));
        var reported = (await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Where(d => d.Id == "INS102" && d.Location.SourceTree!.FilePath == "One.cs");
        Assert.Contains("This file and Two.g.cs have the same content", Assert.Single(reported).GetMessage(null), StringComparison.Ordinal);
    }

    private static TestProject CreateProject(params string[] paths) => paths.Aggregate(
        Select.Project.WithSource("Program.cs", """
            using System.Reflection;

            internal static class Program
            {
                internal static string[] Run() =>
                    [.. typeof(Program).Assembly.GetTypes().Where(t => t.Namespace == "Same").SelectMany(t => t.GetProperties()).Where(p => p.Name == "Text").Select(p => (string)p.GetValue(null)!)];
            }
            """),
        (project, path) => project.WithSource(path, Content));

    private static string[] Run(Build build) => (string[])build.Run()!;

    private static async Task<IReadOnlyList<Diagnostic>> GetDiagnosticsAsync(TestProject project, string rule)
    {
        var analysis = project.Build().AssertCompiles().Compilation.WithAnalyzers([new SelectAnalyzer()], new AnalyzerOptions(project.Schemas, project.Options));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Build.AssertNothing(diagnostics.Where(d => d.Id == "AD0001"));
        return [.. diagnostics.Where(d => d.Id == rule).OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)];
    }
}

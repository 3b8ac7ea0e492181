namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>A constant's text is checked if a call uses it, and problems are reported at its declaration.</summary>
public sealed class ConstantTests
{
    [Fact]
    public Task A_constant_field() => RawTextProgram.AssertDiagnosticsAsync(
        "INS110", "Text", "private const string Text = \"SELECT Name ⟦FORM⟧ Usage\";");

    [Fact]
    public Task A_constant_of_concatenated_constants() => RawTextProgram.AssertDiagnosticsAsync(
        "INS111", "Text + \" LIMIT 5\"", "private const string Column = \"⟦Nmae⟧\"; private const string Text = \"SELECT \" + Column + \" FROM Usage\";");

    [Fact]
    public Task A_constant_within_an_interpolated_string() => RawTextProgram.AssertDiagnosticsAsync(
        "INS111", "$\"SELECT {Column} FROM Usage\"", "private const string Column = \"Seats, ⟦Nmae⟧\";");

    [Fact]
    public Task A_constant_local() => AnalyzerRunner.AssertDiagnosticsAsync(new Insights.Typed.Generator.Analysis.RawText.RawTextAnalyzer(), "INS110", """
        using Insights.Typed;

        internal static class Program
        {
            internal static void Run(InsightsClient client)
            {
                const string text = "SELECT Name ⟦FORM⟧ Usage";
                client.CreateQueryAsync("n", text);
            }
        }
        """);

    [Fact]
    public Task A_constant_without_source_is_reported_at_its_name() => RawTextProgram.AssertDiagnosticsAsync(
        "INS111", "\"SELECT \" + ⟦nameof(Nmae)⟧ + \" FROM Usage\"", "private const int Nmae = 1;");

    [Fact]
    public async Task A_constant_of_another_file_is_reported_in_that_file()
    {
        var project = Select.Project.WithSource("Texts.cs", "internal static class Texts { internal const string Name = \"SELECT Name FORM Usage\"; }");

        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(new Insights.Typed.Generator.Analysis.RawText.RawTextAnalyzer(), RawTextProgram.Create("Texts.Name"), project);

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("Texts.cs", diagnostic.Location.SourceTree!.FilePath);
        Assert.Equal("FORM", diagnostic.Location.SourceTree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public Task A_marked_constant_is_reported_once() => RawTextProgram.AssertDiagnosticsAsync(
        "INS110", "Text", "[StringSyntax(\"InsightsQuery\")] private const string Text = \"SELECT Name ⟦FORM⟧ Usage\";");

    [Fact]
    public Task A_commented_constant_is_reported_once() => RawTextProgram.AssertDiagnosticsAsync(
        "INS110", "Text", "// lang=InsightsQuery\n    private const string Text = \"SELECT Name ⟦FORM⟧ Usage\";");
}

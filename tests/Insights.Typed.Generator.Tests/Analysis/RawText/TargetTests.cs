using Insights.Typed.Generator.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>Only marked strings count as query text.</summary>
public sealed class TargetTests
{
    private const string InvalidText = "SELECT Name ⟦FORM⟧ Usage";

    [Theory]
    [InlineData("[StringSyntax(\"InsightsQuery\")] private static string text = \"" + InvalidText + "\";")]
    [InlineData("[StringSyntax(InsightsQuerySyntax.Name)] private static string Text { get; set; } = \"" + InvalidText + "\";")]
    [InlineData("[StringSyntax(InsightsQuerySyntax.Name)] private const string Text = \"" + InvalidText + "\";")]
    [InlineData("private static void Take([StringSyntax(InsightsQuerySyntax.Name)] string text = \"" + InvalidText + "\") { }")]
    [InlineData("private static void Take([StringSyntax(InsightsQuerySyntax.Name)] string text) => Take(\"" + InvalidText + "\");")]
    [InlineData("private static void Take([StringSyntax(InsightsQuerySyntax.Name)] string text) => text = \"" + InvalidText + "\";")]
    [InlineData("private static void Take<T>(T with, [StringSyntax(InsightsQuerySyntax.Name)] string text) => Take(5, \"" + InvalidText + "\");")]
    [InlineData("private sealed class Box { [StringSyntax(\"InsightsQuery\")] public string? Text; } private static readonly Box box = new() { Text = \"" + InvalidText + "\" };")]
    [InlineData("private sealed class Box([StringSyntax(\"InsightsQuery\")] string text) { public string Text => text; } private static readonly Box box = new(\"" + InvalidText + "\");")]
    [InlineData("private sealed record Box { [StringSyntax(\"InsightsQuery\")] public string? Text { get; init; } } private static readonly Box box = new Box() with { Text = \"" + InvalidText + "\" };")]
    [InlineData("private sealed class TextAttribute([StringSyntax(\"InsightsQuery\")] string text) : Attribute { public string Text => text; } [Text(\"" + InvalidText + "\")] private static int marked;")]
    [InlineData("private sealed class Map { public string this[[StringSyntax(\"InsightsQuery\")] string text] => text; } private static readonly string found = new Map()[\"" + InvalidText + "\"];")]
    [InlineData("private static void Take([StringSyntax(\"InsightsQuery\")] params string[] texts) => Take(\"SELECT Name FROM Usage\", \"" + InvalidText + "\");")]
    [InlineData("private static void Take([StringSyntax(\"InsightsQuery\")] params IEnumerable<string> texts) => Take(\"" + InvalidText + "\");")]
    [InlineData("[StringSyntax(\"InsightsQuery\")] private static readonly string[] texts = [\"" + InvalidText + "\"];")]
    [InlineData("[StringSyntax(\"InsightsQuery\")] private static readonly object text = \"" + InvalidText + "\";")]
    [InlineData("[StringSyntax(\"InsightsQuery\")] private static readonly string[] texts = new string[] { \"" + InvalidText + "\", null! };")]
    public Task Every_marked_target_is_checked(string members) => AssertAsync(members);

    [Theory]
    [InlineData("// lang=InsightsQuery\n    private static readonly string text = \"" + InvalidText + "\";")]
    [InlineData("/* language=insightsquery, strict */ private static string Text => \"" + InvalidText + "\";")]
    [InlineData("private static string Text() {\n//lang = InsightsQuery\n return \"" + InvalidText + "\"; }")]
    [InlineData("private static string Text() {\n// lang=InsightsQuery\n var text = \"SELECT Name \" + (\"⟦FORM⟧\" + \" Usage\"); text += \"other\"; return text; }")]
    [InlineData("private static string Text() {\n// lang=InsightsQuery\n var text = $\"SELECT {name(\"x\")} ⟦FORM⟧ Usage\"; return text; string name(string x) => x; }")]
    [InlineData("private static string Text = string.Concat(\"SELECT\", /*lang=InsightsQuery*/ \"" + InvalidText + "\");")]
    [InlineData("private static string Text = string.Concat(\"SELECT\", // lang=InsightsQuery\n \"" + InvalidText + "\");")]
    [InlineData("private static string[] Texts = [\n// lang=InsightsQuery\n\"" + InvalidText + "\", \"SELECT\"];")]
    [InlineData("// lang=InsightsQuery\n    [StringSyntax(\"InsightsQuery\")] private static string text = \"" + InvalidText + "\";")]
    public Task Text_after_a_comment_is_checked(string members) => AssertAsync(members);

    [Theory]
    [InlineData("private static string text = \"SELECT Name FORM Usage\";")]
    [InlineData("[StringSyntax(\"Regex\")] private static string text = \"SELECT Name FORM Usage\";")]
    [InlineData("[StringSyntax(\"insightsquery\")] private static string text = \"SELECT Name FORM Usage\";")]
    [InlineData("// lang=regex\n    private static string text = \"SELECT Name FORM Usage\";")]
    [InlineData("// the lang=InsightsQuery\n    private static string text = \"SELECT Name FORM Usage\";")]
    [InlineData("// lang=InsightsQueryText\n    private static string text = \"SELECT Name FORM Usage\";")]
    [InlineData("// lang=InsightsQuery\n    private static int length = string.Concat(\"SELECT Name FORM Usage\", \"\").Length;")]
    [InlineData("[StringSyntax(\"InsightsQuery\")] private static string? text = null;")]
    [InlineData("[StringSyntax(\"InsightsQuery\")] private static string text = string.Concat(\"SELECT Name FORM Usage\", \"\");")]
    [InlineData("private static void Take([StringSyntax(\"InsightsQuery\")] string text, string other) => Take(other, \"SELECT Name FORM Usage\");")]
    [InlineData("private static readonly byte[] text = \"SELECT Name FORM Usage\"u8.ToArray();")]
    public Task Unmarked_text_is_not_checked(string members) => AssertAsync(members);

    [Fact]
    public Task A_library_can_define_its_attribute() => AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS110", """
        namespace System.Diagnostics.CodeAnalysis
        {
            internal sealed class StringSyntaxAttribute(string syntax) : Attribute { public string Syntax => syntax; }
        }

        internal static class Program
        {
            #pragma warning disable CS0436
            private static void Take([System.Diagnostics.CodeAnalysis.StringSyntax("InsightsQuery")] string text) => Take("SELECT Name ⟦FORM⟧ Usage");
        }
        """);

    private static async Task AssertAsync(string members) => await AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS110", $$"""
        #pragma warning disable CS0169, CS0414, CS0649
        using System.Diagnostics.CodeAnalysis;
        using Insights.Typed;

        internal static class Program
        {
            {{members}}
        }
        """);
}

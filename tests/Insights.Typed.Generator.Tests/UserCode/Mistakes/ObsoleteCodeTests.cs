using System.Globalization;
using Insights.Typed.Generator.Analysis.Queries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.UserCode.Mistakes;

/// <summary>
/// The compiler reports no obsolete members in code that is itself obsolete. The mistakes that it reports by such members elsewhere are
/// the same errors there.
/// </summary>
public sealed class ObsoleteCodeTests
{
    private const string Obsolete = "[Obsolete(\"Use V2.\")]";

    /// <summary>The errors without an id of the library are the compiler's only because no rule has to report them elsewhere.</summary>
    private static readonly string[] Other =
    [
        "var query = Datasets.Usage.During(t => \"LAST_MONTH\");",
        "QueryAggregation weekly = \"Weekly\";",
        "var query = InsightsQuery.FromText($\"SELECT Id FROM Usage WHERE Trial = {names.Count > 1}\");",
        "var query = InsightsQuery.FromText($\"SELECT Id FROM Usage WHERE Seats > {ratio}\");",
    ];

    private static readonly string[] Bodies =
    [
        .. ((Mistake[])[.. RowMistakes.Rows, .. RowMistakes.Operators, .. RowMistakes.Order, .. ColumnMistakes.Names, .. ColumnMistakes.Values, .. ColumnMistakes.Members])
            .Where(mistake => mistake.Id != "CS0619")
            .Select(mistake => mistake.Code.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)),
        "List<string> all = [.. Datasets.Usage.Select(x => x.Name)];",
        "Func<List<UsageRow>> read = Datasets.Usage.ToList;",
        "var query = Datasets.Usage.Where(x => { var c = x.Seats > 1; c |= x.Trial; return c; });",
        "var query = Datasets.Usage.Where(x => x.Name is { Length: > 3 } ? x.Trial : x.Trial);",
    ];

    [Fact]
    public async Task Each_mistake_is_the_same_error_in_an_obsolete_class()
    {
        var expected = await MistakeProgram.CompileAsync(Bodies);
        var actual = await MistakeProgram.CompileAsync(Bodies, Obsolete + "\n");

        Assert.Equal("", string.Join("\n", Enumerable.Range(0, Bodies.Length)
            .Where(number => Describe(expected, number) != Describe(actual, number))
            .Select(number => $"{Bodies[number]}\nis:        {Describe(actual, number)}\nshould be: {Describe(expected, number)}")));
    }

    [Fact]
    public async Task A_mistake_without_an_id_has_the_compilers_reason()
    {
        var expected = await MistakeProgram.CompileAsync(Other);
        var actual = await MistakeProgram.CompileAsync(Other, Obsolete + "\n");

        for (var number = 0; number < Other.Length; number++)
        {
            var (outside, inside) = (Assert.Single(expected.GetDiagnostics(number)), Assert.Single(actual.GetDiagnostics(number)));
            Assert.Equal(("CS0619", "INS125"), (outside.Id, inside.Id));
            Assert.Equal(expected.GetPlace(number, outside), actual.GetPlace(number, inside));
            Assert.EndsWith($"'{inside.GetMessage(CultureInfo.InvariantCulture).Replace("A query does not have this value: ", "", StringComparison.Ordinal)}'", outside.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{0} static object Old() => {1};")]
    [InlineData("{0} static object Old {{ get {{ return {1}; }} }}")]
    [InlineData("{0} static object Old => {1};")]
    [InlineData("{0} static object Old {{ get; }} = {1};")]
    [InlineData("{0} static readonly object Old = {1};")]
    [InlineData("{0} static event Action Old {{ add {{ _ = {1}; }} remove {{ }} }}")]
    [InlineData("static object New() {{ {0} static object Old() => {1}; return Old(); }}")]
    [InlineData("static object New() {{ Func<object> old = {0} () => {1}; return old; }}")]
    [InlineData("{0} static object Old() {{ object Inner() => {1}; return Inner(); }}")]
    [InlineData("{0} static object Old() {{ Func<object> inner = () => {1}; return inner; }}")]
    [InlineData("{0} class Old {{ class Inner {{ object Get() => {1}; }} }}")]
    [InlineData("class New {{ {0} public New() : this({1}) {{ }} New(object other) {{ }} }}")]
    [InlineData("{0} class Old() : Base({1}); class Base(object any) {{ public object Any => any; }}")]
    [InlineData("[method: Obsolete(\"Use V2.\")] class Old() : Base({1}); class Base(object any) {{ public object Any => any; }}")]
    [InlineData("[method: Obsolete(\"Use V2.\")] record Old(int Number) : Base({1}); record Base(object Any);")]
    [InlineData("static object New() => {1};")]
    [InlineData("{0} static object Old; static object New() => {1};")]
    [InlineData("static object P {{ {0} get {{ return {1}; }} }}")]
    public async Task Each_obsolete_declaration_has_one_error(string members)
    {
        var marked = string.Format(CultureInfo.InvariantCulture, members, Obsolete, "Datasets.Usage.Select(x => x.Name).ToList()");
        var diagnostics = await CompileAsync($"using Insights.Typed;\n\ninternal static class Program\n{{\n    {marked}\n}}\n");

        Assert.Equal("INS140", Assert.Single(diagnostics, d => d.Severity == DiagnosticSeverity.Error).Id);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.INS126.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.severity = none")]
    [InlineData("dotnet_analyzer_diagnostic.category-Insights.Queries.severity = suggestion")]
    public async Task A_comparison_is_reported_if_the_rule_that_explains_it_is_disabled(string settings) => Assert.Equal(
        ["INS144"],
        (await CompileAsync(CreateProgram(Obsolete, "Datasets.Usage.Where(x => x.Seats == \"many\")"), settings: settings)).Select(d => d.Id));

    /// <summary>The compiler also reports obsolete members in the code of other generators, which no other analyzer analyzes.</summary>
    [Theory]
    [InlineData("Page_razor.g.cs", "", "")]
    [InlineData("Form.Designer.cs", "", "")]
    [InlineData("Program.cs", "// <auto-generated/>", "")]
    [InlineData("Program.cs", "", "[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")]")]
    public async Task Each_mistake_in_generated_code_has_one_error(string file, string comment, string attribute)
    {
        async Task<IEnumerable<string>> ReportAsync(string attributes, string value) =>
            (await CompileAsync(comment + "\n" + CreateProgram(attributes + attribute, value), file)).Select(d => d.Id);

        Assert.Equal(["INS140"], await ReportAsync("", "(List<string>)[.. Datasets.Usage.Select(x => x.Name)]"));
        foreach (var attributes in new[] { "", Obsolete })
        {
            Assert.Equal(["INS140"], await ReportAsync(attributes, "Datasets.Usage.Select(x => x.Name).ToList()"));
            Assert.Equal(["INS143"], await ReportAsync(attributes, "Datasets.Usage.Where(x => x.Name.Length > 3)"));
            Assert.Equal(["INS144"], await ReportAsync(attributes, "Datasets.Usage.Where(x => x.Seats == \"many\")"));
            Assert.Equal(["INS144"], await ReportAsync(attributes, "Datasets.Usage.Where(x => true)"));
        }
    }

    /// <summary>The code of a page of Razor is one part of a class; the other part can be in a file of the user.</summary>
    [Fact]
    public async Task A_class_is_obsolete_by_an_attribute_in_another_file() => Assert.Equal(
        ["INS140"],
        (await CompileAsync(
            "using Insights.Typed;\n\npartial class Page\n{\n    object Run() => Datasets.Usage.Select(x => x.Name).ToList();\n}\n",
            "Page_razor.g.cs",
            other: $"{Obsolete} partial class Page;")).Select(d => d.Id));

    [Fact]
    public async Task Statements_without_a_class_are_obsolete_by_an_attribute_in_another_file() => Assert.Equal(
        ["INS140"],
        (await CompileAsync(
            "using Insights.Typed;\n\nvar names = Datasets.Usage.Select(x => x.Name).ToList();\nstatic void Local() { }\nLocal();\n",
            other: $"{Obsolete} partial class Program;")).Select(d => d.Id));

    [Fact]
    public async Task Members_of_the_program_are_not_reported() => Assert.Empty(
        await CompileAsync($$"""
            using Insights.Typed;

            {{Obsolete}}
            internal static class Program
            {
                [Obsolete("Never.", error: true, DiagnosticId = "INS140")]
                static void Forbidden() { }

                static object Run() { Forbidden(); return Datasets.Usage.Where(x => x.Seats > 1).ToString(); }
            }
            """));

    private static string Describe(MistakeProgram program, int number) => string.Join("; ", program.GetDiagnostics(number).Select(d =>
        $"{program.GetPlace(number, d)} {d.Id} {d.Severity}: {d.GetMessage(CultureInfo.InvariantCulture)}"));

    private static string CreateProgram(string attributes, string value) =>
        $"using Insights.Typed;\n\n{attributes}\ninternal static class Program\n{{\n    static object Run() => {value};\n}}\n";

    private static async Task<IEnumerable<Diagnostic>> CompileAsync(string source, string file = "Program.cs", string settings = "", string other = "")
    {
        var project = (await EditorProject.OpenAsync(Select.Project.WithSource(file, source).WithSource("Other.cs", other))).WithSettings(settings);
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var analysis = compilation!.WithAnalyzers([new UnreportedMemberAnalyzer(), new ColumnUseAnalyzer(), new ColumnUseSuppressor()], project.AnalyzerOptions);
        return (await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken))
            .Where(d => (d.Severity == DiagnosticSeverity.Error || d.Id.StartsWith("INS14", StringComparison.Ordinal)) && !d.IsSuppressed);
    }
}

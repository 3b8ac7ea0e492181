using System.Globalization;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Insights.Typed.Generator.Tests.UserCode.Mistakes;

/// <summary>One mistake, one clear error, and a fix that compiles. All mistakes are in one program, which is compiled once.</summary>
public sealed class MistakeTests
{
    private static readonly Mistake[] Mistakes =
        [.. RowMistakes.Rows, .. RowMistakes.Operators, .. RowMistakes.Order, .. ColumnMistakes.Names, .. ColumnMistakes.Values, .. ColumnMistakes.Members];

    private static readonly Lazy<Task<MistakeProgram>> Program = new(() => MistakeProgram.CompileAsync(Mistakes.Select(mistake => RemoveMarkers(mistake.Code))));

    public static TheoryData<int, string> Cases => [.. Mistakes.Select((mistake, number) => (number, mistake.Code))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_one_error_at_its_place(int number, string code)
    {
        var mistake = Mistakes[number];
        var program = await Program.Value;
        var diagnostics = program.GetDiagnostics(number).ToList();

        Assert.Equal(new[] { mistake.Id, mistake.More }.Where(id => id is not null), diagnostics.Select(d => d.Id));
        Assert.Equal(code, Mark(RemoveMarkers(code), program.GetPlace(number, diagnostics[0])));
        Assert.Contains(mistake.Message, diagnostics[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(mistake.Id.StartsWith("INS", StringComparison.Ordinal), diagnostics[0].Descriptor.HelpLinkUri.EndsWith($"/generator/docs/{mistake.Id}.md", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fix_is_offered_if_the_correction_is_certain(int number, string code)
    {
        var program = await Program.Value;
        var fixes = await program.GetFixesAsync(program.GetDiagnostics(number).First());

        Assert.Equal(Mistakes[number].Fixed, fixes.Count == 0 ? null : await program.ApplyAsync(number, fixes[0].Action));
        Assert.NotEqual("", code);
    }

    [Fact]
    public async Task Fixed_code_compiles()
    {
        var corrected = await MistakeProgram.CompileAsync(Mistakes.Select(mistake => mistake.Fixed).OfType<string>());

        Build.AssertNothing(corrected.Diagnostics);
    }

    [Fact]
    public async Task A_fix_corrects_all_mistakes_of_its_kind()
    {
        var program = await Program.Value;
        var fixes = new List<(int Number, CodeFixProvider Provider, string Key)>();
        for (var number = 0; number < Mistakes.Length; number++)
        {
            var offered = await program.GetFixesAsync(program.GetDiagnostics(number).First());
            fixes.AddRange(offered.Take(1).Select(fix => (number, fix.Provider, fix.Action.EquivalenceKey!)));
        }

        foreach (var kind in fixes.GroupBy(fix => (fix.Provider, fix.Key)))
        {
            var expected = program.Replace(kind.ToDictionary(fix => fix.Number, fix => Mistakes[fix.Number].Fixed!));
            foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            {
                Assert.Equal(expected, await program.ApplyToAllAsync(kind.Key.Provider, kind.Key.Key, scope));
            }
        }
    }

    [Fact]
    public async Task Values_that_a_dataset_offers_are_no_columns_where_Select_is_moved()
    {
        var program = await MistakeProgram.CompileAsync(
            ["var query = Datasets.EveryType.Select(x => x.Text).During(t => t.LastMonth).Aggregated(p => p.Daily).Where(x => x == \"a\");"],
            schemas: TestProject.Create(Samples.EveryType));

        var fixes = await program.GetFixesAsync(Assert.Single(program.GetDiagnostics(0)));

        Assert.Equal(
            "var query = Datasets.EveryType.During(t => t.LastMonth).Aggregated(p => p.Daily).Where(x => x.Text == \"a\").Select(x => x.Text);",
            await program.ApplyAsync(0, fixes[0].Action));
    }

    [Fact]
    public async Task A_total_of_aggregated_rows_is_computed_of_the_same_rows()
    {
        var program = await MistakeProgram.CompileAsync(
            ["var sum = Datasets.EveryType.During(t => t.LastMonth).Aggregated(p => p.Daily).Sum(x => x.Integer);"],
            schemas: TestProject.Create(Samples.EveryType));

        var fixes = await program.GetFixesAsync(Assert.Single(program.GetDiagnostics(0)));

        Assert.Equal(
            "var sum = await client.RunAsync(Datasets.EveryType.During(t => t.LastMonth).Aggregated(p => p.Daily)).Select(x => x.Integer).SumAsync();",
            await program.ApplyAsync(0, fixes[0].Action));
    }

    [Fact]
    public async Task Select_is_not_moved_after_Distinct_if_it_reads_a_member_that_the_project_adds_to_the_row()
    {
        var program = await MistakeProgram.CompileAsync(
            ["var query = Datasets.Usage.Select(x => x.Big).Distinct();", "var query = Datasets.Usage.Select(x => (x.Name, x.Big)).Distinct();"],
            schemas: Select.Project.WithSource("Row.cs", "namespace Insights.Typed { partial record UsageRow { public bool Big => Seats > 10; } }"));

        Assert.Empty(await program.GetFixesAsync(Assert.Single(program.GetDiagnostics(0))));
        Assert.Empty(await program.GetFixesAsync(Assert.Single(program.GetDiagnostics(1))));
    }

    private static string RemoveMarkers(string code) => code.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);

    private static string Mark(string code, Microsoft.CodeAnalysis.Text.TextSpan place) => code.Insert(place.End, "⟧").Insert(place.Start, "⟦");
}

using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.Generator.Tests.Analysis.Selects;

/// <summary>INS103: what the framework compares. A comparison of the row reads all columns, unless the user wrote it.</summary>
public sealed class ComparedRowTests
{
    private const string Rule = "INS103";

    private const string KeyType = "private sealed record Key(int N);";

    private const string Using = "using System.Collections;";

    [Theory]
    [InlineData("{ Dictionary<Key, UsageRow> rows = new() { [new Key(1)] = x }; return rows[new Key(1)].Name; }", KeyType)]
    [InlineData("{ Dictionary<object, UsageRow> rows = new(); rows.Add(\"\", x); return x.Name; }", "")]
    [InlineData("{ var rows = new Hashtable(); rows.Add(\"\", x); return x.Name; }", "")]
    [InlineData("new KeyValuePair<UsageRow, int>(x, 1).Key.Name", "")]
    [InlineData("KeyValuePair.Create(x, 1).Key.Name", "")]
    [InlineData("new DictionaryEntry(x, 1).Value is 1 ? x.Name : \"\"", "")]
    [InlineData("new[] { x }.GroupBy(z => new Key(z.Name.Length)).First().First().Name", KeyType)]
    [InlineData("new[] { x }.GroupBy(z => new Key(z.Name.Length)).First().First().Name", "private record Key(int N);")]
    [InlineData("new[] { x }.GroupBy(z => new { z.Name }).First().First().Name", "")]
    [InlineData("new[] { x }.OrderBy(z => z.Name).First().Name", "")]
    [InlineData("new List<UsageRow> { x }.Find(z => z.Name == \"\")!.Name", "")]
    [InlineData("ReferenceEqualityComparer.Instance.Equals(x, null) ? \"\" : x.Name", "")]
    public async Task Distinct_before_a_row_that_is_not_compared(string body, string members) => Assert.Contains(
        "all 7 columns of Usage, of which it reads 1: Name, and Distinct() compares all of them",
        Assert.Single(await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, Select.CreateProgram($"Datasets.Usage.Distinct().⟦Select⟧(x => {body})", members, Using))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("((IList)Seen).Contains(x) ? x.Name : \"\"", "private static readonly List<UsageRow> Seen = [];")]
    [InlineData("Seen.IndexOf(x) + x.Name", "private static readonly ArrayList Seen = [];")]
    [InlineData("{ Seen[x] = 1; return x.Name; }", "private static readonly Hashtable Seen = new();")]
    [InlineData("Array.IndexOf((Array)Seen, x) + x.Name", "private static readonly UsageRow[] Seen = [];")]
    [InlineData("StructuralComparisons.StructuralEqualityComparer.Equals(x, Other) ? x.Name : \"\"", "private static readonly UsageRow Other = new();")]
    [InlineData("Seen.Find(x) is null ? x.Name : \"\"", "private static readonly LinkedList<UsageRow> Seen = new();")]
    [InlineData("new List<UsageRow> { x }.Contains(Other) ? x.Name : \"\"", "private static readonly UsageRow Other = new();")]
    [InlineData("Seen.TryAdd(new Key(x), 1) ? x.Name : \"\"", "private sealed record Key(UsageRow Row); private static readonly Dictionary<Key, int> Seen = [];")]
    [InlineData("Seen.TryAdd(new RowKey(x), 1) ? x.Name : \"\"", "private abstract record Key; private sealed record RowKey(UsageRow Row) : Key; private static readonly Dictionary<Key, int> Seen = [];")]
    [InlineData("new[] { x, Other }.GroupBy(row => new Tree<int>()).Count() + x.Name", "private sealed class Tree<T> { public Tree<(T, T)>? Inner { get; set; } } private static readonly UsageRow Other = new();")]
    [InlineData("Seen.TryAdd(x, 1) ? x.Name : \"\"", "private static readonly Dictionary<object, int> Seen = [];")]
    [InlineData("Seen.TryAdd(new { x }, 1) ? x.Name : \"\"", "private static readonly Dictionary<object, int> Seen = [];")]
    [InlineData("Seen.TryAdd((1, x), 1) ? x.Name : \"\"", "private static readonly Dictionary<(int, UsageRow), int> Seen = [];")]
    [InlineData("new[] { x, Other }.GroupBy(row => new { row }).Count() + x.Name", "private static readonly UsageRow Other = new();")]
    [InlineData("Seen.Add(x) ? x.Name : \"\"", "private static readonly SortedSet<UsageRow> Seen = [];")]
    [InlineData("new[] { x, Other }.OrderBy(row => row).Count() + x.Name", "private static readonly UsageRow Other = new();")]
    public async Task Distinct_before_a_row_that_is_compared_is_not_reported(string body, string members) =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new SelectAnalyzer(), Rule, Select.CreateProgram($"Datasets.Usage.Distinct().Select(x => {body})", members, Using));

    /// <summary>The comparison that the user wrote reads a metric. These expressions do not call it.</summary>
    [Theory]
    [InlineData("new Dictionary<Key, UsageRow> { [new Key(1)] = x }.Values.First().Name")]
    [InlineData("new KeyValuePair<UsageRow, int>(x, 1).Key.Name")]
    [InlineData("new[] { x }.GroupBy(row => new Key(1)).First().First().Name")]
    [InlineData("new[] { x }.MinBy(row => row.Name)!.Name")]
    public async Task A_metric_read_by_a_comparison_that_is_not_called(string body) => await AnalyzerRunner.AssertDiagnosticsAsync(
        new SelectAnalyzer(),
        Rule,
        Select.CreateProgram(
            $"Datasets.Usage.Select(x => {body})",
            KeyType,
            "namespace Insights.Typed { partial record UsageRow { public bool Equals(UsageRow? other) => Total == other?.Total; public override int GetHashCode() => 1; } }"));
}

using System.Text;
using Insights.Typed.Generator.Analysis.Selects;

namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>
/// Random projections: the columns that a query selects are compared with those that its projection reads at run time, its
/// results with those of whole rows, and the analyzer's diagnostics with both.
/// </summary>
public sealed class RandomProjectionTests
{
    private const int Count = 150;

    private const string Checks = """
        internal static class Checks
        {
            private static readonly UsageRow[] Rows =
            [
                new() { Id = Guid.Empty, Name = "a", Seats = 11, Used = 7, Note = "n", Month = new(2026, 1, 31), Trial = true, Total = 1.5m, Customers = 3 },
                new() { Id = Guid.Empty, Name = "b", Seats = 22, Used = 8, Note = "o", Month = new(2026, 2, 28), Trial = true, Total = 2.5m, Customers = 4 },
            ];

            private static readonly (string Name, Func<UsageRow, UsageRow> Change, Func<UsageRow, object> Value)[] Columns =
            [
                ("Id", r => r with { Id = Guid.NewGuid() }, r => r.Id),
                ("Name", r => r with { Name = "c" }, r => r.Name),
                ("Seats", r => r with { Seats = 5 }, r => r.Seats),
                ("Used", r => r with { Used = null }, r => r.Used),
                ("Note", r => r with { Note = "p" }, r => r.Note),
                ("Month", r => r with { Month = new(2025, 3, 3) }, r => r.Month.ToString("yyyy-MM-dd")),
                ("Trial", r => r with { Trial = false }, r => r.Trial ? "Y" : "N"),
                ("Total", r => r with { Total = 9 }, r => r.Total),
                ("Customers", r => r with { Customers = 9 }, r => r.Customers),
            ];

            /// <summary>The text of the query, its results, the results for whole rows, and the columns on which they depend.</summary>
            public static string[] Of<T>(InsightsQuery<T> query, Func<UsageRow, T> projection)
            {
                var expected = ValueOf(Rows.Select(projection).ToList());
                var read = Columns.Where(c => Rows.Any(r => ValueOf([projection(r)]) != ValueOf([projection(c.Change(r))]))).Select(c => c.Name);
                return [query.ToString(), Actual(query), expected, string.Join(", ", read)];
            }

            private static string Actual<T>(InsightsQuery<T> query)
            {
                var names = query.ToString()["SELECT ".Length..^" FROM Usage".Length].Split(", ");
                var file = string.Join("\r\n", new[] { string.Join(",", names) }.Concat(Rows.Select(r => string.Join(",", names.Select(n => Columns.Single(c => c.Name == n).Value(r))))));
                try
                {
                    return ValueOf(ReportFileReader.ReadAsync(query, new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(file + "\r\n"))).ToBlockingEnumerable().ToList());
                }
                catch (InvalidOperationException thrown) when (thrown.Message.Contains("metric"))
                {
                    return "throws";
                }
            }

            private static string ValueOf<T>(List<T> values) => string.Join("; ", values.Select(v => v is Func<string> later ? later() : v.ToString()));
        }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_projection_selects_its_columns_or_is_reported(int seed)
    {
        var random = new Random(seed);
        var projections = Enumerable.Range(0, Count).Select(_ => new RandomProjection(random)).ToList();
        var project = Select.Project.WithSource("Support.cs", "#nullable disable\n" + RandomProjection.Support);
        var source = Source(projections);
        var reported = (await AnalyzerRunner.GetDiagnosticsAsync(new SelectAnalyzer(), source, project)).Where(d => d.Id != "INS105")
            .ToLookup(d => d.Location.GetLineSpan().StartLinePosition.Line, d => d.Id);
        var lines = source.Split('\n');
        var results = (string[][])project.WithSource("Program.cs", source).Build().Run()!;

        var differences = new StringBuilder();
        for (var i = 0; i < Count; i++)
        {
            var compiled = reported[Array.IndexOf(lines, $"// {i}") + 1].ToList();
            var distinct = reported[Array.IndexOf(lines, $"// {i} distinct") + 1].ToList();
            if (Problem(projections[i], results[i], compiled, distinct) is { } problem)
            {
                differences.AppendLine($"{problem}: {projections[i].Lambda}\n    {string.Join(" | ", results[i])} | {string.Join(" ", compiled)} | {string.Join(" ", distinct)}");
            }
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    private static string? Problem(RandomProjection projection, string[] result, List<string> compiled, List<string> distinct)
    {
        var (text, actual, expected, read) = (result[0], result[1], result[2], result[3].Split(", ").ToHashSet());
        var selected = text["SELECT ".Length..text.IndexOf(" FROM", StringComparison.Ordinal)].Split(", ").ToHashSet();
        var isWider = !selected.IsSubsetOf(read);
        return actual == "throws" != compiled.Contains("INS103") ? "A metric that throws is reported"
            : compiled.Contains("INS103") ? (distinct.Contains("INS103") ? null : "A metric that throws is reported after Distinct")
            : actual != expected ? "Wrong value"
            : !read.IsSubsetOf(selected) ? "A column is not selected"
            : projection.IsPlain && isWider ? "A plain projection selects more than it reads"
            : isWider != distinct.Contains("INS103") ? "More columns are reported after Distinct"
            : isWider && !projection.CallsMethod && !compiled.Contains("INS102") ? "More columns are reported"
            : !isWider && compiled.Count > 0 ? "Nothing to report"
            : null;
    }

    private static string Source(List<RandomProjection> projections) => $$"""
        #nullable disable
        using Insights.Typed;

        {{Checks}}

        internal static class Program
        {
            internal static string[][] Run() => [{{string.Join(", ", projections.Select((_, i) => $"P{i}()"))}}];

        {{string.Join("\n", projections.Select((p, i) => $"""
        // {i}
        private static string[] P{i}() => Checks.Of(Datasets.Usage.Select({p.Lambda}), {p.Lambda});
        // {i} distinct
        private static object D{i}() => Datasets.Usage.Distinct().Select({p.Lambda});
        """))}}
        }
        """;
}

using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>Calls whose meaning in a query differs from their meaning in LINQ.</summary>
public sealed class CallOrderTests
{
    private static readonly TestProject Project = TestProject.Create(Samples.Usage, Samples.EveryType);

    [Theory]
    [InlineData("INS127", "Datasets.Usage.OrderByDescending(x => x.Seats).Take(5).⟦OrderBy⟧(x => x.Name)", "OrderBy")]
    [InlineData("INS127", "Datasets.Usage.OrderByDescending(x => x.Seats).Take(10).⟦Where⟧(x => x.Name == \"a\").Select(x => x.Id)", "Where")]
    [InlineData("INS127", "Datasets.Usage.Take(10).Take(limit).⟦Distinct⟧().⟦During⟧(t => t.LastMonth).⟦OrderByDescending⟧(x => x.Id)", "Distinct", "During", "OrderByDescending")]
    [InlineData("INS127", "from x in Datasets.Usage.Take(5) ⟦where⟧ x.Trial orderby ⟦x⟧.Seats, x.Name select x", "Where", "OrderBy")]
    [InlineData("INS127", "(from x in Datasets.Usage where x.Trial select x).Take(5).⟦Where⟧(x => x.Seats > 1)", "Where")]
    [InlineData("INS127", "local.⟦Where⟧(x => x.Seats > 1)", "Where")]
    [InlineData("INS127", "field.⟦Distinct⟧().⟦Where⟧(x => x.Seats > 1)", "Distinct", "Where")]
    [InlineData("INS127", "Program.Property.⟦Where⟧(x => x.Seats > 1)", "Where")]
    [InlineData("INS127", "from x in Property ⟦where⟧ x.Trial select x", "Where")]
    [InlineData("INS128", "Datasets.Usage.OrderBy(x => x.Seats).⟦OrderByDescending⟧(x => x.Name)", "OrderByDescending/ThenByDescending")]
    [InlineData("INS128", "Datasets.Usage.OrderBy(x => x.Seats).ThenBy(x => x.Name).Where(x => x.Trial).⟦OrderBy⟧(x => x.Id).ThenBy(x => x.Month)", "OrderBy/ThenBy")]
    [InlineData("INS128", "from x in Datasets.Usage orderby x.Seats, x.Id where x.Trial orderby ⟦x⟧.Name descending select x", "OrderByDescending/ThenByDescending")]
    [InlineData("INS129", "Datasets.Usage.During(t => t.LastMonth).⟦During⟧(t => t.Lifetime)", "During/date range")]
    [InlineData("INS129", "Datasets.Usage.During(t => t.LastMonth).Where(x => x.Trial).⟦During⟧(_ => range)", "During/date range")]
    [InlineData("INS127", "every.During(t => t.Lifetime).Take(5).⟦Aggregated⟧(a => a.Daily)", "Aggregated")]
    [InlineData("INS129", "every.During(t => t.Lifetime).Aggregated(a => a.Daily).Distinct().⟦Aggregated⟧(a => a.Monthly)", "Aggregated/aggregation")]
    public async Task A_call_with_another_effect_after_an_earlier_call_is_an_error(string rule, string query, params string[] names)
    {
        var expected = names.Select(name => name.Split('/')).Select(name => rule switch
        {
            "INS127" => $"{name[0]} after Take would apply before the limit: a query limits its rows last. Call Take last, or use LINQ on the rows that were read.",
            "INS128" => $"{name[0]} would replace the order that the query has. Call {name[1]} to order by a further column, or order the query once.",
            _ => $"{name[0]} would replace the {name[1]} that the query has. A query has one {name[1]}: call {name[0]} once.",
        });

        Assert.Equal(expected, await AnalyzerRunner.AssertDiagnosticsAsync(new CallOrderAnalyzer(), rule, Program(query), Project));
    }

    [Theory]
    [InlineData("Datasets.Usage.Where(x => x.Trial).OrderBy(x => x.Name).ThenBy(x => x.Seats).Distinct().During(t => t.LastMonth).Take(5).Take(3).Select(x => x.Id)")]
    [InlineData("Datasets.Usage.During(t => t.LastMonth).Take(5).During(t => t.LastMonth)")]
    [InlineData("Datasets.Usage.Distinct().Take(5).Distinct()")]
    [InlineData("every.During(t => t.Lifetime).Aggregated(a => a.Daily).Take(5).Aggregated(a => a.Daily)")]
    [InlineData("given.Where(x => x.Trial).OrderBy(x => x.Name)")]
    [InlineData("changing.Where(x => x.Trial)")]
    [InlineData("assigned.Where(x => x.Trial)")]
    [InlineData("deconstructed.Where(x => x.Trial)")]
    [InlineData("passed.Where(x => x.Trial)")]
    [InlineData("enclosed.Where(x => x.Trial)")]
    [InlineData("elsewhere.Where(x => x.Trial)")]
    [InlineData("new[] { 1 }.Take(5).Where(x => x > 1).OrderBy(x => x).OrderBy(x => -x)")]
    [InlineData("Datasets.Usage.Take(Datasets.Usage.Where(x => x.Trial).ToString().Length)")]
    public async Task Other_calls_are_not_reported(string query) =>
        Build.AssertNothing(await AnalyzerRunner.GetDiagnosticsAsync(new CallOrderAnalyzer(), Program(query), Project));

    private static string Program(string query) => $$"""
        using Insights.Typed;

        internal partial class Program
        {
            public Program(int other) => elsewhere = other > 1 ? Datasets.Usage : Datasets.Usage.Distinct();
        }

        internal partial class Program
        {
            private static readonly UsageQuery field = Datasets.Usage.Take(5);
            private readonly UsageQuery assigned = Datasets.Usage.Take(5);
            private UsageQuery changing = Datasets.Usage.Take(5);

            private readonly UsageQuery deconstructed = Datasets.Usage.Take(5);
            private readonly UsageQuery passed = Datasets.Usage.Take(5);
            private readonly UsageQuery enclosed = Datasets.Usage.Take(5);
            private readonly UsageQuery elsewhere = Datasets.Usage.Take(5);

            public Program()
            {
                this.assigned = Datasets.Usage;
                ((this.deconstructed, _), _) = ((Datasets.Usage, 1), 1);
                Set(out this.passed);
                (enclosed) = Datasets.Usage;
            }

            private static void Set(out UsageQuery query) => query = Datasets.Usage;

            internal static UsageQuery Property => Datasets.Usage.Take(5);

            internal object Run(EveryTypeQuery every, UsageQuery given, int limit, QueryDateRange range)
            {
                var local = Datasets.Usage.Take(limit);
                changing = given;
                return ({{query}}, local, given, range);
            }
        }
        """;
}

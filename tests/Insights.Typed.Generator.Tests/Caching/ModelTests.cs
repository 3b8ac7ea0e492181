using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>The steps return plain values: they reference no compilation, and equal those of another run.</summary>
public sealed class ModelTests
{
    private static readonly Type[] AllowedTypes =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(SyntaxReference), typeof(SyntaxTree), typeof(SemanticModel),
        typeof(Compilation), typeof(Location), typeof(Diagnostic), typeof(AdditionalText), typeof(SourceText), typeof(Delegate),
    ];

    public static TheoryData<string> Steps => [.. StepLog.All];

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_values_of_a_step_reference_no_compiler_objects(string step)
    {
        var values = Build().Values(step).ToList();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        Assert.NotEmpty(values);
        Assert.All(values, value => Walk(value, step, seen));
        Assert.True(seen.Count > values.Count, "The walk did not reach the members of the values.");
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_values_of_a_step_equal_those_of_an_independent_run(string step)
    {
        var once = Build().Values(step).ToList();
        var again = Build().Values(step).ToList();

        Assert.Equal(once.Count, again.Count);
        for (var i = 0; i < once.Count; i++)
        {
            Assert.NotSame(once[i], again[i]);
            Assert.True(once[i].Equals(again[i]), $"{step}[{i}]: {once[i]}");
            Assert.Equal(once[i].GetHashCode(), again[i].GetHashCode());
        }
    }

    [Fact]
    public void The_walk_finds_disallowed_types()
    {
        var tree = TestProject.Empty.Sources[0];

        Assert.ThrowsAny<Exception>(() => Walk(new { Deep = new[] { Tuple.Create(1, tree) } }, "x", []));
        Assert.ThrowsAny<Exception>(() => Walk(new { Deep = new Dictionary<string, object> { ["a"] = Location.None } }, "x", []));
    }

    /// <summary>Everything is created again, so that no values are equal because they are the same instance.</summary>
    private static Build Build() => (TestProject.Create(
            [.. new[] { Samples.Usage, Samples.Sales, Samples.EveryType, EdgeCaseSamples.Names }.Select(s => new SchemaText(s.Path, s.Text!)),
            new SchemaText("Broken.json", """{ "datasetName": "Broken", "selectableColumns": ["A", "a"], "typed": { "colums": {}, "systemQueries": [{ "queryId": "1", "query": "SELECT A FROM B" }] } }"""),
            new SchemaText("Twice.json", """{ "datasetName": "usage", "selectableColumns": ["A"] }"""),
            new SchemaText("Unreadable.json", null)]) with { RecordsSteps = true })
        .WithSource("Reports.cs", """
            using Insights.Typed;

            internal static class Reports
            {
                public static InsightsQuery Names() => Datasets.Usage.Select(x => new { x.Name, x.Total, x.Trial });

                public static InsightsQuery Rows() => Datasets.EveryType.Select(x => x);

                public static InsightsQuery Amounts(SalesQuery query) => query.Select(x => x.Amount);
            }
            """)
        .Build();

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value))
        {
            return;
        }

        var type = value.GetType();
        Assert.False(Array.Exists(AllowedTypes, isAllowed => isAllowed.IsAssignableFrom(type)), $"{path} is a {type}");
        if (type.IsPrimitive || type.IsEnum || value is string or decimal)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}

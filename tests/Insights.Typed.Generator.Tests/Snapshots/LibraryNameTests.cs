namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>Datasets with the names of the library's public types, or whose generated types would have them.</summary>
public sealed class LibraryNameTests
{
    private static readonly string[] Suffixes = ["Query", "Row", "Columns", "DateRanges"];

    private static readonly Type[] Types = [.. typeof(InsightsQuery).Assembly.GetExportedTypes().Where(type => !type.IsNested)];

    private static readonly string[] Names = [.. Types.Select(type => type.Name.Split('`')[0]).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The names of the types, and these without the suffixes of generated types.</summary>
    private static readonly string[] Datasets =
    [
        .. Names
            .Concat(Names.SelectMany(name => Suffixes.Where(suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)).Select(suffix => name[..^suffix.Length])))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    [Fact]
    public void The_library_has_types_whose_names_end_like_those_of_generated_types() => Assert.Contains("Saved", Datasets);

    /// <summary>In the library's namespace, in another one, and in a nested one.</summary>
    [Theory]
    [InlineData("Insights.Typed")]
    [InlineData("Acme")]
    [InlineData("Insights.Typed.Own")]
    public void Each_dataset_can_be_queried_and_each_type_of_the_library_named(string @namespace)
    {
        var project = TestProject.Create([.. Datasets.Select(name => new SchemaText(name + ".json", $$"""
            { "datasetName": "{{name}}", "selectableColumns": ["A", "{{name}}"], "availableMetrics": ["M"], "availableDateRanges": ["LAST_MONTH"], "typed": { "systemQuery": { "queryId": "1", "fromName": "F" } } }
            """))]) with
        { Options = new(("InsightsNamespace", @namespace)) };
        var generated = project.Build();
        var members = generated.Compilation.GetTypeByMetadataName(@namespace + ".Datasets")!.GetMembers().OfType<Microsoft.CodeAnalysis.IPropertySymbol>().Select(p => p.Name).ToList();
        Assert.Equal(Datasets.Length, members.Count);

        var text = project.WithSource("Program.cs", $$"""
            using Insights.Typed;
            using Insights.Typed.Contracts;
            using Insights.Typed.Queries;
            using Insights.Typed.Reading;
            using Insights.Typed.Serialization;
            {{(@namespace == "Insights.Typed" ? "" : $"using {@namespace};")}}

            internal static class Program
            {
                private static readonly Type[] Types = [{{string.Join(", ", Types.Select(GetName))}}];

                internal static string Run() => string.Join<InsightsQuery>("\n", new InsightsQuery[] { {{string.Join(", ", members.Select(member => $"Datasets.{member}.Where(x => x.A == \"a\").During(t => t.LastMonth).Select(x => new {{ x.A, x.M }})"))}} })
                    + string.Concat(Types.Where(type => type.Assembly != typeof(InsightsQuery).Assembly));
            }
            """).Build(after: generated).Run();

        Assert.Equal(
            Datasets.Order(StringComparer.Ordinal).Select(name => $"SELECT A, M FROM {name} WHERE A = 'a' TIMESPAN LAST_MONTH"),
            Assert.IsType<string>(text).Split('\n').Order(StringComparer.Ordinal));
    }

    /// <summary>By its simple name, which is what would be hidden.</summary>
    private static string GetName(Type type) =>
        $"typeof({type.Name.Split('`')[0]}{(type.GetGenericArguments() is { Length: > 0 and var count } ? $"<{new string(',', count - 1)}>" : "")})";
}

using Insights.Typed.Explore;
using Insights.Typed.Explore.Catalog;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Mcp;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>A change of each property of a dataset is visible wherever datasets are described.</summary>
public sealed class ShownPropertyTests
{
    public static TheoryData<string> Properties => [.. DatasetProperties.ServicePart];

    [Theory]
    [MemberData(nameof(Properties))]
    public void The_drift_check_explains_a_change(string property) =>
        AssertEach(property, pair => Assert.Contains(SchemaComparison.Compare([pair.Old], [pair.Now]), change => change.Kind != ChangeKind.DetailChanged));

    /// <summary>The drift check compares a property that has no rule in this way.</summary>
    [Theory]
    [MemberData(nameof(Properties))]
    public void A_change_without_a_rule_is_named_after_the_property(string property) => AssertEach(property, pair =>
    {
        var change = Assert.Single(SchemaComparison.CompareProperties(pair.Old, pair.Now, DatasetProperties.ServicePart));

        Assert.Equal((ChangeKind.PropertyChanged, pair.Now.Name, property), (change.Kind, change.Dataset, change.Name));
        Assert.StartsWith($"The property {property} is now ", change.Message, StringComparison.Ordinal);
        Assert.False(change.IsBreaking);
        Assert.Empty(SchemaComparison.CompareProperties(pair.Now, pair.Now, DatasetProperties.ServicePart));
    });

    [Theory]
    [MemberData(nameof(Properties))]
    public void An_assistant_sees_a_change(string property) => AssertEach(property, pair => AssertDiffers(
        pair, schema => CatalogJson.CreateDescription(schema).ToJsonString()));

    [Theory]
    [MemberData(nameof(Properties))]
    public void The_page_shows_a_change(string property) => AssertEach(property, pair => AssertDiffers(
        pair, schema => CatalogDocument.Create([schema], AppQueries.None).ToJsonString()));

    [Fact]
    public void A_description_has_no_property_without_a_value()
    {
        var dataset = SchemaDocument.Read("d.json", """{ "datasetName": "D", "selectableColumns": ["A"] }""").File.Datasets[0];

        Assert.Equal(["dataset", "columns", "metrics", "dateRanges"], CatalogJson.CreateDescription(dataset).Select(property => property.Key));
    }

    private static void AssertDiffers(ChangedDataset pair, Func<DatasetSchema, string> describe) =>
        Assert.NotEqual(describe(ChangedDataset.ReadSchema(pair.Old)), describe(ChangedDataset.ReadSchema(pair.Now)));

    private static void AssertEach(string property, Action<ChangedDataset> assert)
    {
        var changed = ChangedDataset.Create(property, Soak.Times(100)).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, assert);
    }
}

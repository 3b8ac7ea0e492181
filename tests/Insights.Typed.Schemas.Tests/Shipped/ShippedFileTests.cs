using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Shipped;

public sealed class ShippedFileTests
{
    public static TheoryData<string> Files => [.. TestFiles.SchemaNames];

    [Fact]
    public void Each_dataset_of_the_service_has_one_file() =>
        Assert.Equal(
            DatasetFacts.All.Select(d => d.DatasetName + ".json").Order(StringComparer.Ordinal),
            TestFiles.SchemaNames);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_has_no_problem(string file) => Assert.Empty(ShippedFiles.Read(file).Problems);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_matches_the_documented_service(string file)
    {
        var dataset = Assert.Single(ShippedFiles.Read(file).Datasets);
        var facts = DatasetAdditions.AddTo(dataset.Name);

        Assert.Equal(file, dataset.Name + ".json");
        Assert.Equal(facts.SelectableColumns, dataset.Columns.Select(c => c.Name));
        Assert.Equal(facts.AvailableMetrics, dataset.Metrics.Select(c => c.Name));
        Assert.True(
            facts.AvailableDateRanges.SequenceEqual(dataset.DateRanges.Select(r => r.Name)),
            $"schemas/{file} has other date ranges than datasets.json of the test kit and Facts/additions-2026.json, which list {string.Join(", ", facts.AvailableDateRanges)}.");
        Assert.All(dataset.DateRanges, range => Assert.Contains(range.Name, ServiceProgram.PartnerInsights.DateRanges));
        Assert.Equal(facts.MinimumRecurrenceInterval, dataset.Details.MinimumRecurrenceInterval);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_system_query_is_the_published_one(string file)
    {
        var dataset = Assert.Single(ShippedFiles.Read(file).Datasets);
        var facts = DatasetFacts.Get(dataset.Name);
        var query = Assert.Single(dataset.SystemQueries);

        // The published text omits one column of one dataset, and has another in lower case.
        var published = facts.SelectableColumns.Where(column => (dataset.Name, column) != ("DynamicsUsage", "PGAMpnId")).ToList();
        Assert.Equal(published, query.Columns);
        Assert.Equal((facts.SystemQuery.QueryId, facts.SystemQuery.FromName, dataset.Name), (query.QueryId, query.FromName, query.Name));
        Assert.Equal(
            $"SELECT {string.Join(", ", published)} FROM {facts.SystemQuery.FromName}" + (facts.SystemQuery.Timespan is { } range ? " TIMESPAN " + range : ""),
            query.Text.Replace(" month,", " Month,", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_declares_every_column_and_metric_in_the_services_order(string file)
    {
        using var json = JsonDocument.Parse(TestFiles.ReadText("schemas/" + file));
        var facts = DatasetAdditions.AddTo(Path.GetFileNameWithoutExtension(file));
        var typed = json.RootElement.GetProperty("typed");

        Assert.Equal(facts.SelectableColumns, typed.GetProperty("columns").EnumerateObject().Select(p => p.Name));
        Assert.Equal(facts.AvailableMetrics, typed.GetProperty("metrics").EnumerateObject().Select(p => p.Name));
    }

    public static TheoryData<string, string> Additions =>
        new(from added in DatasetAdditions.All from name in added.Columns.Concat(added.Metrics ?? []) select (added.DatasetName, name));

    /// <summary>Text, which every account can read, unless a source says more.</summary>
    [Theory]
    [MemberData(nameof(Additions))]
    public void An_addition_is_text_unless_its_description_or_name_is_known_elsewhere(string dataset, string name)
    {
        var column = ShippedFiles.Everything.Single(c => c.Dataset == dataset && c.Column.Name == name).Column;

        Assert.Equal(
            name switch
            {
                "SubscriptionGuid" => ColumnType.Guid,
                "IsAutoRenew" => ColumnType.Flag,
                "ACR_USD" => ColumnType.Decimal,
                _ when name.EndsWith("Count", StringComparison.Ordinal) => ColumnType.Integer,
                _ => ColumnType.Text,
            },
            column.Type);
    }

    [Theory]
    [InlineData("AzureUsage", "additions", "UsageUnits")]
    [InlineData("OfficeUsage", "addition", "PGAMpnId")]
    [InlineData("TrainingCompletions", "additions", "no published description")]
    [InlineData("CustomersAndTenants", "additions", "IsAutoRenew")]
    [InlineData("Profile", "addition", "HierarchyLevel")]
    [InlineData("SeatsSubscriptionsAndRevenue", "published", "IsAutoRenew")]
    [InlineData("CLASAzurePropensity", "published", "date ranges")]
    [InlineData("CompetencySummaryHistory", "published", "Competency datasets")]
    public void A_shipped_file_states_its_source_and_contradictions_of_sources(string dataset, string source, string note)
    {
        using var json = JsonDocument.Parse(TestFiles.ReadText($"schemas/{dataset}.json"));
        var typed = json.RootElement.GetProperty("typed");

        Assert.Contains(source, typed.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Contains(note, typed.GetProperty("notes").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_has_descriptions(string file)
    {
        var dataset = Assert.Single(ShippedFiles.Read(file).Datasets);

        AssertIsSentence(dataset.Description);
        AssertIsSentence(dataset.Source);
        Assert.All(dataset.Columns.Concat(dataset.Metrics), column => AssertIsSentence(column.Description));
    }

    [Fact]
    public void Descriptions_are_short_enough_for_a_tooltip() =>
        Assert.All(ShippedFiles.Everything, c => Assert.InRange(c.Column.Description!.Length, 10, 109));

    [Fact]
    public void No_two_columns_of_a_dataset_have_the_same_description() =>
        Assert.Empty(
            ShippedFiles.Everything
                .GroupBy(c => (c.Dataset, c.Column.Description))
                .Where(group => group.Select(c => c.Column.Name).Distinct().Count() > 1)
                .Select(group => group.Key));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_references_the_JSON_schema_and_has_the_standard_format(string file)
    {
        var text = TestFiles.ReadText("schemas/" + file);

        Assert.StartsWith("{\n  \"$schema\": \"./dataset.schema.json\",\n  \"datasetName\": ", text, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\t', text);
    }

    private static void AssertIsSentence(string? text)
    {
        Assert.NotNull(text);
        Assert.Matches(@"^\S.*\.$", text);
    }
}

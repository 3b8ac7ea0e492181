using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Shipped;

/// <summary>The shipped files of the sibling programs.</summary>
public sealed class SiblingFileTests
{
    public static TheoryData<string, string> Files => new(
        from program in ServiceProgram.All
        where program.SchemaFolder.Length > 0
        from file in TestFiles.GetNames("schemas/" + program.SchemaFolder)
        select (program.Name, file));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_no_problem_states_its_source_and_offers_date_ranges_of_its_program(string name, string path)
    {
        var program = ServiceProgram.Find(name)!;
        var file = SchemaFile.Read(path, TestFiles.ReadText("schemas/" + program.SchemaFolder + path));
        var dataset = Assert.Single(file.Datasets);

        Assert.Empty(file.Problems);
        Assert.Equal(path, dataset.Name + ".json");
        Assert.StartsWith("Columns", dataset.Source, StringComparison.Ordinal);
        Assert.NotNull(dataset.Description);
        Assert.All(dataset.DateRanges, range => Assert.Contains(range.Name, program.DateRanges));
        Assert.StartsWith("{\n  \"$schema\": \"../dataset.schema.json\",\n", TestFiles.ReadText("schemas/" + program.SchemaFolder + path), StringComparison.Ordinal);
    }

    [Fact]
    public void The_marketplace_has_nine_datasets_and_every_published_system_query()
    {
        var marketplace = TestFiles.GetNames("schemas/marketplace/").Select(path => Assert.Single(SchemaFile.Read(path, TestFiles.ReadText("schemas/marketplace/" + path)).Datasets)).ToList();

        Assert.Equal(
            ["ISVCustomer", "ISVLicense", "ISVMarketplaceInsights", "ISVOfferRetention", "ISVOrder", "ISVOrderV2", "ISVQualityOfService", "ISVRevenue", "ISVUsage"],
            marketplace.Select(dataset => dataset.Name));
        Assert.Equal(10, marketplace.Sum(dataset => dataset.SystemQueries.Count));
        Assert.Equal(
            ["ISVUsageVMNormalizedUsage", "ISVUsageVMRawUsage", "ISVUsageMeteredUsage"],
            marketplace.Single(dataset => dataset.Name == "ISVUsage").SystemQueries.Select(query => query.Identifier), StringComparer.OrdinalIgnoreCase);
    }
}

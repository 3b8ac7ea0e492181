using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>Names that no query can contain, in responses of the service and in the files of a project.</summary>
public sealed class UnwritableNameTests
{
    private const string CustomFile = """
        {
          "datasetName": "Sales",
          "selectableColumns": ["Product", "Offer Name", "Amount"],
          "availableDateRanges": ["LIFETIME"],
          "minimumRecurrenceInterval": 24,
          "typed": { "columns": { "Amount": { "type": "integer" }, "Offer Name": { "type": "text" } } }
        }
        """;

    public static TheoryData<string> Properties => [.. DatasetProperties.ServicePart];

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task A_name_in_any_property_survives_no_refresh(string property)
    {
        var dataset = new JsonObject { ["datasetName"] = "Sales", ["selectableColumns"] = new JsonArray("Product"), ["availableDateRanges"] = new JsonArray("LIFETIME"), ["later"] = new JsonArray("Offer Name") };
        var form = DatasetProperties.All.Single(row => row.Name == property).Form;
        dataset[property] = form switch
        {
            DatasetPropertyForm.Name => "Offer Name",
            DatasetPropertyForm.Names => new JsonArray("First", "Offer Name", "Last"),
            DatasetPropertyForm.Mapping => new JsonObject { ["First"] = "LIFETIME", ["Offer Name"] = "LIFETIME" },
            DatasetPropertyForm.WholeNumber => 24,
        };
        var response = new JsonObject { ["value"] = new JsonArray(dataset, JsonNode.Parse(Service.Usage)) }.ToJsonString();
        using var tool = new TestTool();
        tool.Folder.Write("response.json", response);

        var run = (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);

        var hasNames = form != DatasetPropertyForm.WholeNumber;
        Assert.Equal(hasNames, SchemaFile.Read("response.json", response).Problems.Any(problem => problem.Kind == SchemaProblemKind.InvalidName));
        Assert.Equal(hasNames, run.Error.Contains("'Offer Name'", StringComparison.Ordinal));
        Assert.Equal(property == DatasetProperties.Name, !tool.Folder.All().ContainsKey("schemas/Sales.json"));
        Assert.All(tool.Folder.All().Where(file => file.Key.StartsWith("schemas/", StringComparison.Ordinal) && file.Key != "schemas/insights.lock.json"), file =>
            Assert.Empty(SchemaFile.Read(file.Key, tool.Folder.Read(file.Key)).Problems));
        if (property != DatasetProperties.Name)
        {
            // The same text in a property that has no names of queries stays.
            var written = JsonNode.Parse(tool.Folder.Read("schemas/Sales.json"))!;
            Assert.Equal("""["Offer Name"]""", written["later"]!.ToJsonString());
            Assert.Equal(property == DatasetProperties.Aggregations, written[DatasetProperties.Aggregations] is not null);
        }
    }

    [Fact]
    public async Task A_name_from_the_service_is_omitted_and_reported_with_its_address()
    {
        await using var service = await StartAsync();
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Contains($"{service.BaseAddress.AbsoluteUri}: Dataset Sales: The column name 'Offer Name' cannot be written in a query", run.Error, StringComparison.Ordinal);
        Assert.Equal(["schemas/Sales.json", "schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Offer Name", tool.Folder.Read("schemas/Sales.json"), StringComparison.Ordinal);
        (await tool.RunAsync("schema", "check")).AssertExit(0);
    }

    [Fact]
    public async Task A_name_that_a_file_of_the_project_has_already_is_removed_and_its_declaration_is_reported()
    {
        await using var service = await StartAsync();
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Sales.json", CustomFile);

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        var file = SchemaFile.Read("Sales.json", tool.Folder.Read("schemas/Sales.json"));
        Assert.Equal(["Product", "Amount"], Assert.Single(file.Datasets).Columns.Select(c => c.Name));
        Assert.Equal(ColumnType.Integer, file.Datasets[0].Columns[1].Type);
        Assert.DoesNotContain(file.Problems, problem => problem.Kind == SchemaProblemKind.InvalidName);
        Assert.Contains("'Offer Name'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_such_a_file_reports_what_refresh_would_do()
    {
        await using var service = await StartAsync();
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Sales.json", CustomFile);

        var run = await tool.RunAsync("schema", "check", "--dataset", "Sales");

        Assert.Contains("Offer Name", run.Output + run.Error, StringComparison.Ordinal);
        Assert.NotEqual(1, run.ExitCode);
    }

    private static async Task<Service> StartAsync()
    {
        var sales = Service.Read(Service.Sales);
        return await Service.StartAsync(
            options => options.Datasets =
                [
                    sales with { Columns = new([.. sales.Columns, new ColumnSchema("Offer Name", "OfferName", ColumnType.Text, IsNullable: false, BooleanFormat: null, Description: null)]) },
                    Service.Read(Service.Usage),
                ],
            Service.Sales);
    }
}

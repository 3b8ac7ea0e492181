using System.Text;
using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>
/// A dataset's JSON has the same meaning for the reader of schema files, the client, the tool and the emulator, including
/// properties that are added later.
/// </summary>
public sealed class DatasetJsonTests
{
    private static List<ServiceDataset> Generated(int seed) => [.. Enumerable.Range(0, Soak.Times(100)).Select(number => RandomDataset.Create(new Random(seed + number), number))];

    [Fact]
    public void Written_properties_are_read_and_are_in_the_JSON_schema()
    {
        foreach (var dataset in Generated(1))
        {
            var document = Read([dataset]);

            Assert.Empty(document.File.Problems);
            Assert.Equal(dataset, Assert.Single(document.Parts).Service);
            Assert.Equal(dataset with { OtherProperties = default }, ServiceDataset.From(Assert.Single(document.File.Datasets)));
        }
    }

    [Fact]
    public async Task The_client_reads_what_the_reader_of_schema_files_reads()
    {
        var datasets = Generated(2);
        var response = Encoding.UTF8.GetString(DatasetWriter.Write(Response, [.. datasets.Select(dataset => new DatasetPart(dataset, null))]));
        await using var service = await CannedService.StartAsync(new CannedResponse(InRandomCase(response)));
        using var client = service.CreateClient();

        var read = await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(SchemaDocument.Read("response.json", InRandomCase(response)).Parts.Select(part => part.Service), read.Select(description => OfferedDatasets.Read(description).Dataset));
        Assert.Equal(datasets, read.Select(description => OfferedDatasets.Read(description).Dataset));
        Assert.All(read, description => Assert.Empty(description.AdditionalProperties.Keys.Intersect(DatasetProperties.ServicePart, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Without the value, the dataset would seem to have no aggregations.</summary>
    [Theory]
    [InlineData("""{"Daily":["LAST_MONTH"]}""", "'aggregationToDateRangeMapping' is an object with a string for each name; this is an array.")]
    [InlineData("""{"Daily":null}""", "'aggregationToDateRangeMapping' is an object with a string for each name; this is null.")]
    [InlineData("""{"Daily":"LAST_MONTH","DAILY":"LIFETIME"}""", "The aggregation 'DAILY' is duplicated")]
    [InlineData("[]", "'aggregationToDateRangeMapping' is an object, not an array.")]
    public async Task A_value_that_no_schema_file_can_have_is_refused_in_a_live_and_in_a_saved_response(string aggregations, string message)
    {
        var response = $$"""{"value":[{"datasetName":"D","selectableColumns":["A"],"aggregationToDateRangeMapping":{{aggregations}},"later":1}]}""";
        await using var service = await CannedService.StartAsync(new CannedResponse(response));
        using var tool = new TestTool { Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = "token" } };
        tool.Folder.Write("response.json", response);

        var live = (await tool.RunAsync("schema", "refresh")).AssertExit(1);
        var saved = (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(1);

        Assert.Contains($"{service.BaseAddress.AbsoluteUri}: Dataset D: {message}", live.Error, StringComparison.Ordinal);
        Assert.Contains(message, saved.Error, StringComparison.Ordinal);
        Assert.Equal(["response.json"], tool.Folder.All().Keys);
    }

    /// <summary>The reader of schema files reads no half of a surrogate pair, so no file must have one.</summary>
    [Theory]
    [InlineData(""" "later":"\ud800" """, "The value of a property is not valid Unicode, so no schema file can have it.")]
    [InlineData(""" "later":["a", { "b": "\udc00" }] """, "The value of a property is not valid Unicode, so no schema file can have it.")]
    [InlineData(""" "\ud800":1 """, @"The name of the property '\ud800' is not valid Unicode, so no schema file can have it.")]
    public async Task An_unknown_property_of_invalid_Unicode_is_refused_in_a_live_and_in_a_saved_response(string property, string message)
    {
        var response = $$"""{"value":[{"datasetName":"D","selectableColumns":["A"],{{property}}}]}""";
        await using var service = await CannedService.StartAsync(new CannedResponse(response));
        using var tool = new TestTool { Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = "token" } };
        tool.Folder.Write("response.json", response);

        var live = (await tool.RunAsync("schema", "refresh")).AssertExit(1);
        var saved = (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(1);

        Assert.Contains($"Dataset D: {message}", live.Error, StringComparison.Ordinal);
        Assert.Contains("not valid JSON: Cannot read in", saved.Error, StringComparison.Ordinal);
        Assert.Equal(["response.json"], tool.Folder.All().Keys);
    }

    [Fact]
    public async Task A_live_response_and_the_saved_one_have_the_same_outcome_in_each_form_of_their_values()
    {
        await using var service = await CannedService.StartAsync();
        using var client = service.CreateClient();
        using var folder = new TempFolder();
        var random = new Random(7);
        var (read, refused) = (0, 0);
        foreach (var dataset in Generated(7).Concat(Generated(8)).Concat(Generated(9)))
        {
            var response = $$"""{"value":[{{DatasetForm.Create(random, dataset)}}]}""";
            service.AddResponse(new CannedResponse(response));
            folder.Write("response.json", response);

            var live = await FindOutcomeAsync(() => OfferedDatasets.FetchAsync(client, service.BaseAddress, TestContext.Current.CancellationToken));
            var saved = await FindOutcomeAsync(() => OfferedDatasets.ReadAsync(folder["response.json"], "response.json", TestContext.Current.CancellationToken));

            Assert.True((saved is null) == (live is null), $"{response} is {(saved is null ? "refused in a file" : "refused from the service")} only");
            Assert.True(saved is null || saved.Datasets.SequenceEqual(live!.Datasets), response);
            Assert.Equal(saved?.OmittedNames.Count, live?.OmittedNames.Count);
            (read, refused) = saved is null ? (read, refused + 1) : (read + 1, refused);
        }

        // Neither outcome is rare.
        Assert.InRange(read, Soak.Times(20), int.MaxValue);
        Assert.InRange(refused, Soak.Times(20), int.MaxValue);
    }

    [Fact]
    public async Task The_emulator_sends_the_content_of_the_schema_file()
    {
        var datasets = Generated(3).Take(10).Select(dataset => dataset with { OtherProperties = default }).ToList();
        await using var service = await Service.StartAsync([.. datasets.Select(dataset => Encoding.UTF8.GetString(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)])))]);
        using var client = service.Client();

        var sent = await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(datasets, sent.Select(description => OfferedDatasets.Read(description).Dataset));
    }

    [Fact]
    public void The_table_has_the_properties_that_are_written()
    {
        // Many datasets, because one need not have each optional property.
        var written = Generated(4).ConvertAll(dataset => GetWrittenNames(dataset with { OtherProperties = default }));

        Assert.All(written, names => Assert.Equal(DatasetProperties.ServicePart.Where(names.Contains), names));
        Assert.Equal(DatasetProperties.ServicePart.Order(StringComparer.Ordinal), written.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the service offers; null if the response is refused.</summary>
    private static async Task<OfferedDatasets?> FindOutcomeAsync(Func<Task<OfferedDatasets>> readAsync)
    {
        try
        {
            var offered = await readAsync();
            offered.ThrowIfRefused();
            return offered;
        }
        catch (Exception exception) when (exception is InsightsException or ToolException)
        {
            return null;
        }
    }

    private static List<string> GetWrittenNames(ServiceDataset dataset)
    {
        using var json = JsonDocument.Parse(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]));
        return [.. json.RootElement.EnumerateObject().Select(property => property.Name)];
    }

    private static readonly SchemaFileForm Response = SchemaFileForm.OneDataset with { IsResponse = true };

    private static SchemaDocument Read(IEnumerable<ServiceDataset> datasets) =>
        SchemaDocument.Read("response.json", Encoding.UTF8.GetString(DatasetWriter.Write(Response, [.. datasets.Select(dataset => new DatasetPart(dataset, null))])));

    /// <summary>The service's published documents differ in letter case.</summary>
    private static string InRandomCase(string response)
    {
        foreach (var property in DatasetProperties.ServicePart)
        {
            response = response.Replace($"\"{property}\"", $"\"{char.ToUpperInvariant(property[0])}{property[1..]}\"", StringComparison.Ordinal);
        }

        return response;
    }
}

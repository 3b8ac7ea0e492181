using System.Text;
using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;
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

        Assert.Equal(SchemaDocument.Read("response.json", InRandomCase(response)).Parts.Select(part => part.Service), read.Select(OfferedDatasets.CreateDataset));
        Assert.Equal(datasets, read.Select(OfferedDatasets.CreateDataset));
    }

    /// <summary>A schema file with such a value would be invalid, and the next build would fail.</summary>
    [Theory]
    [InlineData("""{"Daily":["LAST_MONTH"]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_known_property_that_the_client_cannot_read_is_not_written_to_a_schema_file(string aggregations)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(
            $$"""{"value":[{"datasetName":"D","selectableColumns":["A"],"aggregationToDateRangeMapping":{{aggregations}},"later":1}]}"""));
        using var client = service.CreateClient();

        var dataset = OfferedDatasets.CreateDataset(await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["later"], dataset.OtherProperties.Select(other => other.Name));
        Assert.Empty(dataset.Aggregations);
    }

    [Fact]
    public async Task The_emulator_sends_the_content_of_the_schema_file()
    {
        var datasets = Generated(3).Take(10).Select(dataset => dataset with { OtherProperties = default }).ToList();
        await using var service = await Service.StartAsync([.. datasets.Select(dataset => Encoding.UTF8.GetString(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)])))]);
        using var client = service.Client();

        var sent = await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(datasets, sent.Select(OfferedDatasets.CreateDataset));
    }

    [Fact]
    public void The_table_has_the_properties_that_are_written()
    {
        // Many datasets, because one need not have each optional property.
        var written = Generated(4).ConvertAll(dataset => GetWrittenNames(dataset with { OtherProperties = default }));

        Assert.All(written, names => Assert.Equal(DatasetProperties.ServicePart.Where(names.Contains), names));
        Assert.Equal(DatasetProperties.ServicePart.Order(StringComparer.Ordinal), written.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_drift_check_explains_a_change_of_each_property()
    {
        foreach (var property in DatasetProperties.ServicePart)
        {
            var changes = Generated(5).Zip(Generated(6), (old, other) => (Old: old with { OtherProperties = default }, Other: other))
                .Select(pair => (pair.Old, Now: With(pair.Old, pair.Other, property)))
                .Where(pair => SchemaOf(pair.Old) != SchemaOf(pair.Now))
                .Select(pair => SchemaComparison.Compare([pair.Old], [pair.Now]))
                .ToList();

            Assert.NotEmpty(changes);
            Assert.All(changes, found => Assert.Contains(found, change => change.Kind != ChangeKind.DetailChanged));
        }
    }

    private static List<string> GetWrittenNames(ServiceDataset dataset)
    {
        using var json = JsonDocument.Parse(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]));
        return [.. json.RootElement.EnumerateObject().Select(property => property.Name)];
    }

    private static DatasetSchema SchemaOf(ServiceDataset dataset) => Read([dataset]).File.Datasets[0];

    private static readonly SchemaFileForm Response = SchemaFileForm.OneDataset with { IsResponse = true };

    private static SchemaDocument Read(IEnumerable<ServiceDataset> datasets) =>
        SchemaDocument.Read("response.json", Encoding.UTF8.GetString(DatasetWriter.Write(Response, [.. datasets.Select(dataset => new DatasetPart(dataset, null))])));

    /// <summary>A dataset with one property of another one, through its JSON.</summary>
    private static ServiceDataset With(ServiceDataset dataset, ServiceDataset other, string property)
    {
        if (property == DatasetProperties.Name)
        {
            return dataset with { Name = dataset.Name + "s" };
        }

        using var json = JsonDocument.Parse(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]));
        using var otherJson = JsonDocument.Parse(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(other, null)]));
        var members = json.RootElement.EnumerateObject().Where(member => member.Name != property)
            .Concat(otherJson.RootElement.EnumerateObject().Where(member => member.Name == property));
        return SchemaDocument.Read("d.json", $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"))}}}").Parts[0].Service;
    }

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

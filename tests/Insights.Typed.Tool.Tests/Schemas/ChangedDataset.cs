using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>A generated dataset before and after one of its properties has another value that a schema shows.</summary>
internal sealed record ChangedDataset(ServiceDataset Old, ServiceDataset Now)
{
    public static IEnumerable<ChangedDataset> Create(string property, int count) => Enumerable.Range(0, count)
        .Select(seed => (Dataset: RandomDataset.Create(new Random(500 + seed), seed), Other: RandomDataset.Create(new Random(900 + seed), seed)))
        .Select(pair => (Old: pair.Dataset with { OtherProperties = default }, pair.Other))
        .Select(pair => new ChangedDataset(pair.Old, With(pair.Old, pair.Other with { OtherProperties = default }, property)))
        .Where(pair => ReadSchema(pair.Old) != ReadSchema(pair.Now));

    public static DatasetSchema ReadSchema(ServiceDataset dataset) => Read(dataset).File.Datasets[0];

    /// <summary>A dataset with one property of another one, through its JSON.</summary>
    private static ServiceDataset With(ServiceDataset dataset, ServiceDataset other, string property)
    {
        if (property == DatasetProperties.Name)
        {
            return dataset with { Name = dataset.Name + "s" };
        }

        using var json = JsonDocument.Parse(Write(dataset));
        using var otherJson = JsonDocument.Parse(Write(other));
        var members = json.RootElement.EnumerateObject().Where(member => member.Name != property)
            .Concat(otherJson.RootElement.EnumerateObject().Where(member => member.Name == property));
        return SchemaDocument.Read("d.json", $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"))}}}").Parts[0].Service;
    }

    private static SchemaDocument Read(ServiceDataset dataset) => SchemaDocument.Read("d.json", System.Text.Encoding.UTF8.GetString(Write(dataset)));

    private static byte[] Write(ServiceDataset dataset) => DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]);
}

using System.Text;
using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Schemas;

/// <summary>
/// Omits names that no query can contain. A build refuses a schema file with such a name, and a single name
/// must not prevent the refresh of all other datasets.
/// </summary>
internal static class WritableNameFilter
{
    /// <returns>The datasets without such names, and one message for each omitted name.</returns>
    public static (IReadOnlyList<ServiceDataset> Datasets, IReadOnlyList<string> Problems) Filter(IReadOnlyList<ServiceDataset> datasets)
    {
        var writable = new List<ServiceDataset>();
        var problems = new List<string>();
        foreach (var dataset in datasets)
        {
            var invalid = FindInvalidNames(dataset);
            problems.AddRange(invalid.Select(name => $"Dataset {dataset.Name}: {name.Message}"));
            var names = invalid.Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
            if (!names.Contains(dataset.Name))
            {
                writable.Add(names.Count == 0 ? dataset : dataset with
                {
                    Columns = Without(dataset.Columns),
                    Metrics = Without(dataset.Metrics),
                    DateRanges = Without(dataset.DateRanges),
                    Aggregations = dataset.Aggregations.Where(aggregation => !names.Contains(aggregation.Name)).ToEquatableArray(),
                });
            }

            EquatableArray<string> Without(EquatableArray<string> all) => all.Where(name => !names.Contains(name)).ToEquatableArray();
        }

        return (writable, problems);
    }

    /// <summary>Finds the names that the compiler would refuse in a file with the dataset.</summary>
    private static List<(string Name, string Message)> FindInvalidNames(ServiceDataset dataset)
    {
        var text = Encoding.UTF8.GetString(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]));
        return
        [
            .. SchemaFile.Read(dataset.Name, text).Problems
                .Where(problem => problem.Kind == SchemaProblemKind.InvalidName)
                .Select(problem => (JsonSerializer.Deserialize<string>(text.AsSpan(problem.Position.Start, problem.Position.Length))!, problem.Message)),
        ];
    }
}

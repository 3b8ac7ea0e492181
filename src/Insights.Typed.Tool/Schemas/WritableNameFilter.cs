using System.Text;
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
            var document = ReadWithoutInvalidNames(dataset);
            var invalid = document.File.Problems.Where(problem => problem.Kind == SchemaProblemKind.InvalidName).ToList();
            problems.AddRange(invalid.Select(problem => $"Dataset {dataset.Name}: {problem.Message}"));
            if (invalid.Count == 0)
            {
                writable.Add(dataset);
            }
            else if (document.Parts.Single().Service is { Name.Length: > 0 } valid)
            {
                writable.Add(valid);
            }
        }

        return (writable, problems);
    }

    /// <summary>Reads a file with the dataset, in which the compiler would refuse such names.</summary>
    private static SchemaDocument ReadWithoutInvalidNames(ServiceDataset dataset) => SchemaDocument.ReadWithoutInvalidNames(
        dataset.Name, Encoding.UTF8.GetString(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)])));
}

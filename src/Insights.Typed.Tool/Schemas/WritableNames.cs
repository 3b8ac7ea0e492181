using System.Text;
using System.Text.Json;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Schemas;

/// <summary>
/// Leaves out names that no query can hold. A schema file with such a name would be refused by every build, and one of
/// them must not keep all other datasets from being refreshed.
/// </summary>
internal static class WritableNames
{
    /// <returns>The datasets without such names, and one message for each name that is left out.</returns>
    public static (IReadOnlyList<ServiceDataset> Datasets, IReadOnlyList<string> Problems) Of(IReadOnlyList<ServiceDataset> datasets)
    {
        var writable = new List<ServiceDataset>();
        var problems = new List<string>();
        foreach (var dataset in datasets)
        {
            var invalid = InvalidIn(dataset);
            problems.AddRange(invalid.Select(name => $"Dataset {dataset.Name}: {name.Message}"));
            var names = invalid.Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
            if (!names.Contains(dataset.Name))
            {
                writable.Add(names.Count == 0 ? dataset : dataset with
                {
                    Columns = [.. dataset.Columns.Where(name => !names.Contains(name))],
                    Metrics = [.. dataset.Metrics.Where(name => !names.Contains(name))],
                    DateRanges = [.. dataset.DateRanges.Where(name => !names.Contains(name))],
                });
            }
        }

        return (writable, problems);
    }

    /// <summary>As the compiler judges a file with the dataset.</summary>
    private static List<(string Name, string Message)> InvalidIn(ServiceDataset dataset)
    {
        var text = Encoding.UTF8.GetString(SchemaWriter.Canonical(dataset));
        return
        [
            .. SchemaFile.Read(dataset.Name, text).Problems
                .Where(problem => problem.Fault == SchemaFault.InvalidName)
                .Select(problem => (JsonSerializer.Deserialize<string>(text.AsSpan(problem.Position.Start, problem.Position.Length))!, problem.Message)),
        ];
    }
}

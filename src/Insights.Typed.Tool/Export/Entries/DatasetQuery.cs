using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Export.Entries;

/// <summary>Writes the query for a dataset: all its columns, as the system queries of the service have them.</summary>
internal static class DatasetQuery
{
    /// <exception cref="ToolException">The dataset does not have a name of the entry.</exception>
    public static string Write(DatasetSchema dataset, DatasetEntry entry, string? defaultDateRange)
    {
        var omitted = (entry.Omit ?? []).Select(name => Require(name, dataset.Columns, dataset.Name, "column")).ToHashSet(StringComparer.Ordinal);
        string[] names =
        [
            .. dataset.Columns.Select(column => column.Name).Where(name => !omitted.Contains(name)),
            .. (entry.Metrics ?? []).Select(name => Require(name, dataset.Metrics, dataset.Name, "metric")),
        ];
        if (names.Length == 0)
        {
            throw new ToolException($"{dataset.Name}: all columns are left out.");
        }

        var range = FindDateRange(dataset, entry.DateRange, defaultDateRange);
        return new QueryModel(names.ToEquatableArray(), dataset.Name) { DateRange = range is null ? null : NameOrHole.FromName(range) }.ToString();
    }

    /// <summary>Finds the name as the dataset writes it.</summary>
    private static string Require(string name, IEnumerable<ColumnSchema> columns, string dataset, string kind)
    {
        var all = columns.Select(column => column.Name).ToList();
        return all.Find(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolException($"{dataset} has no {kind} '{UntrustedText.Sanitize(name, UntrustedText.MaxNameLength)}'.{NameSuggestion.GetHint(name, all)}");
    }

    private static string? FindDateRange(DatasetSchema dataset, string? requested, string? defaultRange)
    {
        if (dataset.DateRanges.Count == 0)
        {
            return requested is null ? null : throw new ToolException($"{dataset.Name} offers no date range. Remove dateRange.");
        }

        if ((requested ?? defaultRange) is { } name)
        {
            return dataset.FindDateRange(name)?.Name
                ?? throw new ToolException($"{dataset.Name} does not offer {UntrustedText.Sanitize(name, UntrustedText.MaxNameLength)}; it offers {string.Join(", ", dataset.DateRanges.Select(range => range.Name))}.");
        }

        return (dataset.FindDateRange(ServiceProgram.DefaultDateRange) ?? dataset.DateRanges[0]).Name;
    }
}

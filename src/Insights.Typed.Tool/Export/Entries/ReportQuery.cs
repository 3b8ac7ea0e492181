using Insights.Typed.Schemas;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Export.Entries;

/// <summary>Creates the query that reads the rows of a report, with the types that schema files declare.</summary>
internal static class ReportQuery
{
    public static InsightsQuery<TextRow> Create(string text, IReadOnlyList<DatasetSchema> datasets)
    {
        var inspection = new QueryInspection(text, datasets);
        return inspection.Dataset is null ? InsightsQuery.FromText(text) : CheckedQuery.Create(text, inspection, "the export");
    }
}

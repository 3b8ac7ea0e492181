using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Reading;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Queries;

/// <summary>A query's text with the types that schema files declare for what it selects.</summary>
internal static class CheckedQuery
{
    /// <exception cref="ToolException">No schema file has the dataset.</exception>
    public static InsightsQuery<TextRow> Create(string text, QueryInspection? inspection)
    {
        if (inspection?.Dataset is null)
        {
            throw new ToolException("No schema file has the query's dataset, so no value can be found that does not fit, and no row be rejected. Leave --reject-to out, or run 'insights schema refresh' first.");
        }

        var query = Insights.Typed.InsightsQuery.FromText(text);
        return TypedQueryText.Create(text, [.. query.SelectedNames.Select(name => CreateColumn(name, inspection.FindColumn(name) ?? inspection.FindMetric(name)))]);
    }

    private static ReaderColumn CreateColumn(string name, ColumnSchema? schema) => schema switch
    {
        null => new(name, ColumnType.Text, isNullable: true),
        { BooleanFormat: { } flag } => new(name, ColumnType.Flag, schema.IsNullable, flag.True, flag.False),
        { DateFormat: { } format } => new(name, schema.Type, schema.IsNullable, format),
        _ => new(name, schema.Type, schema.IsNullable),
    };
}

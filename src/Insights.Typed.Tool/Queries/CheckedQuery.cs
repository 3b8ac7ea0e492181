using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Reading;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Queries;

/// <summary>Creates a query from its text, with the types that schema files declare for its columns.</summary>
internal static class CheckedQuery
{
    /// <param name="text">The text of the query.</param>
    /// <param name="inspection">Its inspection by the schema files; null if they cannot be read.</param>
    /// <param name="user">What uses the types, for a message.</param>
    /// <exception cref="ToolException">No schema file describes the dataset.</exception>
    public static InsightsQuery<TextRow> Create(string text, QueryInspection? inspection, string user)
    {
        if (inspection?.Dataset is null)
        {
            throw new ToolException($"No schema file describes the query's dataset, so its values have no types, which {user} requires. Run 'insights schema refresh' first.");
        }

        var query = Insights.Typed.InsightsQuery.FromText(text);
        return TypedQueryText.Create(text, [.. query.SelectedNames.Select(name => CreateColumn(name, inspection.FindColumn(name) ?? inspection.FindMetric(name)))]);
    }

    private static ReaderColumn CreateColumn(string name, ColumnSchema? schema) => schema switch
    {
        null => new(name, ColumnType.Text, isNullable: true),
        { BooleanFormat: { } flag } => new(name, schema.Type, schema.IsNullable, flag.True, flag.False),
        { DateFormat: { } format } => new(name, schema.Type, schema.IsNullable, format),
        _ => new(name, schema.Type, schema.IsNullable),
    };
}

namespace Insights.Typed.Language;

/// <summary>
/// Prints a parsed query, or a part of one, as the writer writes its model. Keywords, spaces and the order of the clauses
/// come from the writer; names, digits and texts stay as they were parsed.
/// </summary>
internal static class QueryPrinter
{
    public static string Print(QueryNode node) => node switch
    {
        QuerySyntax query => QueryWriter.Write(ToModel(query)),
        ConditionSyntax condition => QueryWriter.Write(ToModel(condition)),
        OrderingSyntax ordering => QueryWriter.Write(ToModel(ordering)),
        LimitSyntax limit => QueryWriter.Write(ToModel(limit)),
        ValueSyntax value => QueryWriter.Write(ToModel(value)),
        QueryNameSyntax name => name.Text,
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static QueryModel ToModel(QuerySyntax query) => new([.. query.Columns.Select(column => column.Text)], query.Dataset.Text)
    {
        IsDistinct = query.IsDistinct,
        Conditions = [.. query.Conditions.Select(ToModel)],
        OrderBy = [.. query.OrderBy.Select(ToModel)],
        Limit = query.Limit is { } limit ? ToModel(limit) : null,
        DateRange = ToModel(query.DateRange),
        Aggregation = ToModel(query.Aggregation),
    };

    private static NameOrHole? ToModel(QueryNameSyntax? name) => name is null ? null : NameOrHole.FromName(name.Text);

    private static ConditionModel ToModel(ConditionSyntax condition) => new(condition.Column.Text, condition.Operator, ToModel(condition.Value));

    private static QueryOrdering ToModel(OrderingSyntax ordering) => new(NameOrHole.FromName(ordering.Column.Text), ordering.Direction);

    private static QueryValue ToModel(LimitSyntax limit) => QueryValue.FromInteger(limit.Count);

    private static QueryValue ToModel(ValueSyntax value) => value switch
    {
        NumberSyntax number => QueryValue.FromNumber(number.Text),
        StringSyntax text => QueryValue.FromText(text.Text),
        ListSyntax list => QueryValue.FromList([.. list.Items.Select(ToModel)]),
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}

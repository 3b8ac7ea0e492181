namespace Insights.Typed.Language.Syntax;

/// <summary>
/// Compares queries without their positions. Node by node rather than by canonical text, so that it can also judge
/// the printer.
/// </summary>
internal static class Equivalence
{
    public static bool Of(QuerySyntax left, QuerySyntax right) =>
        left.IsDistinct == right.IsDistinct
        && All(left.Columns, right.Columns, Of)
        && Of(left.Dataset, right.Dataset)
        && All(left.Conditions, right.Conditions, Of)
        && All(left.OrderBy, right.OrderBy, Of)
        && left.Limit?.Count == right.Limit?.Count
        && Of(left.DateRange, right.DateRange)
        && Of(left.Aggregation, right.Aggregation);

    private static bool Of(QueryNameSyntax? left, QueryNameSyntax? right) =>
        string.Equals(left?.Text, right?.Text, StringComparison.OrdinalIgnoreCase);

    private static bool Of(ConditionSyntax left, ConditionSyntax right) =>
        Of(left.Column, right.Column) && left.Operator == right.Operator && Of(left.Value, right.Value);

    private static bool Of(OrderingSyntax left, OrderingSyntax right) =>
        Of(left.Column, right.Column) && left.IsDescending == right.IsDescending;

    private static bool Of(ValueSyntax left, ValueSyntax right) => (left, right) switch
    {
        (NumberSyntax l, NumberSyntax r) => l.Text == r.Text,
        (StringSyntax l, StringSyntax r) => l.Text == r.Text,
        (ListSyntax l, ListSyntax r) => All(l.Items, r.Items, Of),
        _ => false,
    };

    private static bool All<T>(NodeList<T> left, NodeList<T> right, Func<T, T, bool> equivalent)
        where T : QueryNode =>
        left.Count == right.Count && left.Zip(right, equivalent).All(same => same);
}

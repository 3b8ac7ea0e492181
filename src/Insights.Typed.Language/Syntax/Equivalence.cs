namespace Insights.Typed.Language.Syntax;

/// <summary>
/// Compares queries without their positions. It compares node by node and not by canonical text, so that it can also test
/// the printer.
/// </summary>
internal static class Equivalence
{
    public static bool AreEquivalent(QuerySyntax left, QuerySyntax right) =>
        left.IsDistinct == right.IsDistinct
        && AreAllEquivalent(left.Columns, right.Columns, AreEquivalent)
        && AreEquivalent(left.Dataset, right.Dataset)
        && AreAllEquivalent(left.Conditions, right.Conditions, AreEquivalent)
        && AreAllEquivalent(left.OrderBy, right.OrderBy, AreEquivalent)
        && left.Limit?.Count == right.Limit?.Count
        && AreEquivalent(left.DateRange, right.DateRange)
        && AreEquivalent(left.Aggregation, right.Aggregation);

    private static bool AreEquivalent(QueryNameSyntax? left, QueryNameSyntax? right) =>
        string.Equals(left?.Text, right?.Text, StringComparison.OrdinalIgnoreCase);

    private static bool AreEquivalent(ConditionSyntax left, ConditionSyntax right) =>
        AreEquivalent(left.Column, right.Column) && left.Operator == right.Operator && AreEquivalent(left.Value, right.Value);

    private static bool AreEquivalent(OrderingSyntax left, OrderingSyntax right) =>
        AreEquivalent(left.Column, right.Column) && left.IsDescending == right.IsDescending;

    private static bool AreEquivalent(ValueSyntax left, ValueSyntax right) => (left, right) switch
    {
        (NumberSyntax l, NumberSyntax r) => l.Text == r.Text,
        (StringSyntax l, StringSyntax r) => l.Text == r.Text,
        (ListSyntax l, ListSyntax r) => AreAllEquivalent(l.Items, r.Items, AreEquivalent),
        _ => false,
    };

    private static bool AreAllEquivalent<T>(NodeList<T> left, NodeList<T> right, Func<T, T, bool> areEquivalent)
        where T : QueryNode =>
        left.Count == right.Count && left.Zip(right, areEquivalent).All(isEqual => isEqual);
}

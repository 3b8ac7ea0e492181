namespace Insights.Typed.Language;

/// <summary>How each operator is written.</summary>
internal static class Operators
{
    /// <summary>In the order of <see cref="ComparisonOperator"/>, in which messages list them too.</summary>
    private static readonly string[] Texts = ["=", "!=", "<", "<=", ">", ">=", "LIKE", "NOT LIKE", "IN", "NOT IN"];

    /// <summary>Every operator's canonical text.</summary>
    public static IEnumerable<string> All => Texts;

    /// <summary>The operator's canonical text.</summary>
    public static string Text(ComparisonOperator @operator) => Texts[(int)@operator];

    /// <summary>The operator with this canonical text, if there is one.</summary>
    public static ComparisonOperator? Find(string text) =>
        Array.IndexOf(Texts, text) is >= 0 and var index ? (ComparisonOperator)index : null;

    /// <summary>Whether the operator takes a list, and nothing but a list.</summary>
    public static bool TakesList(ComparisonOperator @operator) => @operator is ComparisonOperator.In or ComparisonOperator.NotIn;
}

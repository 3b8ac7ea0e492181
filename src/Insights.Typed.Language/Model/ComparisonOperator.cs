namespace Insights.Typed.Language;

/// <summary>The comparison of a condition. <see cref="ComparisonOperators"/> describes each operator.</summary>
public enum ComparisonOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    LessThan,

    /// <summary><c>&lt;=</c></summary>
    LessThanOrEqual,

    /// <summary><c>&gt;</c></summary>
    GreaterThan,

    /// <summary><c>&gt;=</c></summary>
    GreaterThanOrEqual,

    /// <summary><c>LIKE</c></summary>
    Like,

    /// <summary><c>NOT LIKE</c></summary>
    NotLike,

    /// <summary><c>IN</c></summary>
    In,

    /// <summary><c>NOT IN</c></summary>
    NotIn,
}

/// <summary>The kind of the value that an operator accepts.</summary>
public enum OperandKind
{
    /// <summary>A value of the column's type. All columns except Boolean columns support the operator.</summary>
    Value,

    /// <summary>A list of values of the column's type. All columns except Boolean columns support the operator.</summary>
    List,

    /// <summary>A text, which the text of any column's value is compared with. In C#, only text columns support the operator.</summary>
    Text,
}

/// <summary>The table of operators: their form in a query and in C#, the values that they accept, and what they mean.</summary>
public static class ComparisonOperators
{
    /// <summary>In the order of the enumeration, in which messages also list them. Only here are their words.</summary>
    private static readonly OperatorInfo[] Table =
    [
        new("=", "==", OperandKind.Value, order => order == 0, Mirror: ComparisonOperator.Equal, WithoutWildcards: null, ForEarlierValue: null, "is"),
        new("!=", "!=", OperandKind.Value, order => order != 0, Mirror: ComparisonOperator.NotEqual, WithoutWildcards: null, ForEarlierValue: null, "is not"),
        new("<", "<", OperandKind.Value, order => order < 0, Mirror: ComparisonOperator.GreaterThan, WithoutWildcards: null, ForEarlierValue: ComparisonOperator.LessThanOrEqual, "is less than"),
        new("<=", "<=", OperandKind.Value, order => order <= 0, Mirror: ComparisonOperator.GreaterThanOrEqual, WithoutWildcards: null, ForEarlierValue: null, "is at most"),
        new(">", ">", OperandKind.Value, order => order > 0, Mirror: ComparisonOperator.LessThan, WithoutWildcards: null, ForEarlierValue: null, "is greater than"),
        new(">=", ">=", OperandKind.Value, order => order >= 0, Mirror: ComparisonOperator.LessThanOrEqual, WithoutWildcards: null, ForEarlierValue: ComparisonOperator.GreaterThan, "is at least"),
        new("LIKE", "Like", OperandKind.Text, order => order == 0, Mirror: null, WithoutWildcards: ComparisonOperator.Equal, ForEarlierValue: null, "is like"),
        new($"{Keyword.Not} LIKE", "NotLike", OperandKind.Text, order => order != 0, Mirror: null, WithoutWildcards: ComparisonOperator.NotEqual, ForEarlierValue: null, "is not like"),
        new("IN", "In", OperandKind.List, order => order == 0, Mirror: null, WithoutWildcards: null, ForEarlierValue: null, "is one of"),
        new($"{Keyword.Not} IN", "NotIn", OperandKind.List, order => order != 0, Mirror: null, WithoutWildcards: null, ForEarlierValue: null, "is none of"),
    ];

    /// <summary>Gets all operators, in the order of the enumeration.</summary>
    public static IReadOnlyList<ComparisonOperator> All { get; } = [.. Table.Select((_, index) => (ComparisonOperator)index)];

    /// <summary>Gets the operator in a query.</summary>
    /// <param name="operator">The operator.</param>
    public static string ToText(this ComparisonOperator @operator) => Table[(int)@operator].Text;

    /// <summary>Gets the operator in C#: the symbol between a column and a value, or the name of the column's method.</summary>
    /// <param name="operator">The operator.</param>
    public static string ToCSharp(this ComparisonOperator @operator) => Table[(int)@operator].CSharp;

    /// <summary>Gets the operator in English, after the name of a column and before a value: "is at most".</summary>
    /// <param name="operator">The operator.</param>
    public static string ToDescription(this ComparisonOperator @operator) => Table[(int)@operator].Description;

    /// <summary>Gets the operator with the same meaning after both sides are exchanged; null for a method in C#.</summary>
    /// <param name="operator">The operator.</param>
    public static ComparisonOperator? Mirror(this ComparisonOperator @operator) => Table[(int)@operator].Mirror;

    /// <summary>Determines whether the operator is a method of the column in C#.</summary>
    /// <param name="operator">The operator.</param>
    public static bool IsMethod(this ComparisonOperator @operator) => @operator.Mirror() is null;

    /// <summary>Gets the kind of the value that the operator accepts.</summary>
    /// <param name="operator">The operator.</param>
    public static OperandKind GetOperandKind(this ComparisonOperator @operator) => Table[(int)@operator].Operand;

    /// <summary>Determines whether the operator accepts a value, given the order of the value and the operand.</summary>
    /// <param name="operator">The operator.</param>
    /// <param name="order">
    /// Less than zero if the value is before the operand, zero if they are equal, and greater than zero if the value is after it. For a list
    /// or a pattern: zero if the value matches it, and any other number if it does not.
    /// </param>
    public static bool Holds(this ComparisonOperator @operator, int order) => Table[(int)@operator].Holds(order);

    /// <summary>Determines whether the operator accepts a list, and no other value.</summary>
    /// <param name="operator">The operator.</param>
    public static bool AcceptsList(this ComparisonOperator @operator) => @operator.GetOperandKind() == OperandKind.List;

    /// <summary>Determines whether the operator compares with a pattern.</summary>
    /// <param name="operator">The operator.</param>
    public static bool AcceptsPattern(this ComparisonOperator @operator) => @operator.WithoutWildcards() is not null;

    /// <summary>Gets the operator with the same meaning for a pattern that has no wildcard; null if the operator compares with no pattern.</summary>
    /// <param name="operator">The operator.</param>
    public static ComparisonOperator? WithoutWildcards(this ComparisonOperator @operator) => Table[(int)@operator].WithoutWildcards;

    /// <summary>
    /// Gets the operator that compares with the last value before a moment as this one compares with the moment itself, where no value
    /// lies between the two; null if it is the same operator.
    /// </summary>
    /// <param name="operator">The operator.</param>
    public static ComparisonOperator? ForEarlierValue(this ComparisonOperator @operator) => Table[(int)@operator].ForEarlierValue;

    /// <summary>Finds the operator with this text, in upper case; null if none has it.</summary>
    /// <param name="text">The text, as a query writes it.</param>
    public static ComparisonOperator? FromText(string text) => Find(info => info.Text == text);

    /// <summary>Finds the operator with a form in C#; null if none has it.</summary>
    /// <param name="text">The symbol, or the name of the method.</param>
    public static ComparisonOperator? FromCSharp(string text) => Find(info => info.CSharp == text);

    private static ComparisonOperator? Find(Predicate<OperatorInfo> predicate) =>
        Array.FindIndex(Table, predicate) is >= 0 and var index ? (ComparisonOperator)index : null;

    private sealed record OperatorInfo(
        string Text,
        string CSharp,
        OperandKind Operand,
        Func<int, bool> Holds,
        ComparisonOperator? Mirror,
        ComparisonOperator? WithoutWildcards,
        ComparisonOperator? ForEarlierValue,
        string Description);
}

using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>
/// The forms that a value can have in a text that checks its values. Outside a string, a value is a literal or a name, so it cannot be
/// another part of a query.
/// </summary>
/// <param name="Forms">The forms of the value, or of an item of the list, such as a name and a string. The last one is the literal.</param>
/// <param name="IsList">Whether the value is a list.</param>
/// <param name="IsTyped">Whether the type determines which columns the value fits. A string can contain a value of any type.</param>
/// <param name="Constant">The string, if it is a constant: its position determines its form, as at run time.</param>
internal sealed record HoleFillings(IReadOnlyList<string> Forms, bool IsList = false, bool IsTyped = false, string? Constant = null)
{
    private const string ListStart = "(";

    private static readonly HoleFillings Text = new(["x", "'x'"]);
    private static readonly HoleFillings Number = new(["1"], IsTyped: true);
    private static readonly HoleFillings Query = new(["SELECT x FROM x", "SELECT x FROM x WHERE x = 1"]);

    /// <summary>Gets the content of the literal, which a value in a string is.</summary>
    public string Content => Constant ?? Forms[Forms.Count - 1].Trim('\'');

    /// <summary>Gets the forms of a constant string: a literal, and itself where it is a name or a part of a word.</summary>
    /// <param name="value">The string.</param>
    public static HoleFillings FromConstant(string value) => new([QueryValue.FromText(value).ToString()], Constant: value);

    /// <summary>Finds the forms of a value; null if a text accepts no value of the type.</summary>
    /// <param name="type">The type.</param>
    public static HoleFillings? Find(ITypeSymbol? type) =>
        FindSingle(type) ?? (FindItemType(RemoveNullable(type)) is { } item && FindSingle(item) is { } items ? items with { IsList = true } : null);

    /// <summary>Finds the forms of a value that is no list. A type can be a list of itself, so the items of items are not searched.</summary>
    private static HoleFillings? FindSingle(ITypeSymbol? type)
    {
        var value = RemoveNullable(type);
        return FindColumnType(value) is { } column ? FromColumnType(column)
            : FindItemType(value) is null && IsQuery(value) ? Query
            : null;
    }

    private static ITypeSymbol? RemoveNullable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Gets the forms that the value can have after a text.</summary>
    /// <param name="before">The text before the value, not in a string.</param>
    public IReadOnlyList<string> GetForms(string before)
    {
        if (!IsList && Constant is null)
        {
            return Forms;
        }

        var position = QueryPosition.Find(before, before.Length);
        if (Constant is not null)
        {
            return (position.Span.Length > 0 ? Constant.All(QueryName.IsNameCharacter) : position.ExpectedName is not null && QueryName.IsValid(Constant)) ? [Constant] : Forms;
        }

        var isInList = before.TrimEnd() is { Length: > 0 } text && text[text.Length - 1] is '(' or ',';
        return position.Clause == Clause.Select || (isInList && !position.Expected.Any(expected => expected.Text == ListStart))
            ? Forms
            : [$"({Forms[Forms.Count - 1]})"];
    }

    private static HoleFillings FromColumnType(ColumnType type) => type.GetKind() switch
    {
        ValueKind.Text => Text,

        // The sample is zero, which LIMIT does not accept.
        ValueKind.Integer or ValueKind.Decimal => Number,
        ValueKind.Date or ValueKind.DateTime or ValueKind.Guid => new([ColumnTypes.Get(type).Sample!.Value.ToString()], IsTyped: true),
        ValueKind.Flag => throw new ArgumentOutOfRangeException(nameof(type), type, "A text accepts no Boolean value."),
    };

    private static ColumnType? FindColumnType(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } => null,
        {
            SpecialType: SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        } => ColumnType.Integer,
        { SpecialType: SpecialType.System_Decimal } => ColumnType.Decimal,
        { SpecialType: SpecialType.System_String or SpecialType.System_Char } => ColumnType.Text,
        { SpecialType: SpecialType.System_DateTime } or { Name: "DateTimeOffset", ContainingNamespace.Name: "System" } => ColumnType.DateTime,
        { Name: "DateOnly", ContainingNamespace.Name: "System" } => ColumnType.Date,
        { Name: "Guid", ContainingNamespace.Name: "System" } => ColumnType.Guid,
        _ => null,
    };

    private static ITypeSymbol? FindItemType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence => sequence.TypeArguments[0],
        _ => type?.AllInterfaces.FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
    };

    private static bool IsQuery(ITypeSymbol? type) => QueryTypes.IsQuery(type) || type is { Name: "InsightsQuery" } or { BaseType.Name: "InsightsQuery" };
}

using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Emission;

/// <summary>Names, literals and types as C# writes them.</summary>
internal static class CSharp
{
    /// <summary>
    /// Generated code is no code of the user's to test. On members, not on types, where a type is partial: the user's own part
    /// of it counts.
    /// </summary>
    public const string NotCovered = "[__NotCovered]";

    /// <summary>Names for what generated code repeats. No namespace or type of a user's begins like that.</summary>
    public static IReadOnlyList<string> Aliases { get; } =
    [
        "using __NotCovered = global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute;",
        "using __Json = global::Insights.Typed.Serialization;",
        "using __Queries = global::Insights.Typed.Queries;",
        "using __Reading = global::Insights.Typed.Reading;",
        "using __Type = global::Insights.Typed.Language.ColumnType;",
    ];

    public static string Name(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Literal(int? value) => value is { } number ? SymbolDisplay.FormatPrimitive(number, quoteStrings: false, useHexadecimalNumbers: false) : "null";

    /// <summary>The type of a value in a row.</summary>
    public static string TypeOf(ColumnSchema column) => RequiredTypeOf(column.Type) + (column.IsNullable ? "?" : "");

    /// <summary>The type of a column in a condition.</summary>
    public static string ColumnTypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => "global::Insights.Typed.TextColumn",
        ColumnType.Integer => "global::Insights.Typed.IntegerColumn",
        ColumnType.Decimal => "global::Insights.Typed.DecimalColumn",
        ColumnType.Guid => "global::Insights.Typed.GuidColumn",
        ColumnType.Date or ColumnType.DateTime => "global::Insights.Typed.DateColumn",
        ColumnType.Flag => "global::Insights.Typed.FlagColumn",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static string RequiredTypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => "string",
        ColumnType.Integer => "long",
        ColumnType.Decimal => "decimal",
        ColumnType.Date => "global::System.DateOnly",
        ColumnType.DateTime => "global::System.DateTime",
        ColumnType.Guid => "global::System.Guid",
        ColumnType.Flag => "bool",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}

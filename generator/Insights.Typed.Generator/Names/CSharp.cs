using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Names;

/// <summary>Names, literals and types as C# writes them.</summary>
internal static class CSharp
{
    /// <summary>
    /// Generated code is no code of the user's to test. On members, not on types, where a type is partial: the user's own part
    /// of it counts.
    /// </summary>
    public const string ExcludeFromCoverage = "[__NotCovered]";

    /// <summary>Names for what generated code repeats. No namespace or type of a user's begins like that.</summary>
    public static IReadOnlyList<string> Aliases { get; } =
    [
        "using __NotCovered = global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute;",
        "using __Json = global::Insights.Typed.Serialization;",
        "using __Queries = global::Insights.Typed.Queries;",
        "using __Reading = global::Insights.Typed.Reading;",
        "using __Type = global::Insights.Typed.Language.ColumnType;",
    ];

    public static string EscapeIdentifier(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Literal(int? value) => value is { } number ? SymbolDisplay.FormatPrimitive(number, quoteStrings: false, useHexadecimalNumbers: false) : "null";

    /// <summary>The type of a value in a row.</summary>
    public static string GetTypeName(ColumnSchema column) => ColumnTypes.Get(column.Type).CSharpName + (column.IsNullable ? "?" : "");

    /// <summary>The type of a column in a condition.</summary>
    public static string GetColumnTypeName(ColumnType type) => "global::Insights.Typed." + ColumnTypes.Get(type).ColumnClass;
}

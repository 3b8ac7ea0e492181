using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Schemas.CSharpCode;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Names;

/// <summary>Names, literals and types as C# writes them.</summary>
internal static class CSharp
{
    /// <summary>
    /// The attribute that excludes generated code from code coverage. It is on members, and not on types, if a type is partial: the
    /// user's part of the type is included.
    /// </summary>
    public const string ExcludeFromCoverage = "[__NotCovered]";

    /// <summary>Names for repeated code in generated code. No namespace or type of a user has this prefix.</summary>
    public static IReadOnlyList<string> Aliases { get; } =
    [
        "using __NotCovered = global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute;",
        "using __Json = global::Insights.Typed.Serialization;",
        "using __Queries = global::Insights.Typed.Queries;",
        "using __Reading = global::Insights.Typed.Reading;",
        "using __Type = global::Insights.Typed.Language.ColumnType;",
    ];

    public static string EscapeIdentifier(string identifier) => CSharpText.EscapeIdentifier(identifier);

    public static string Literal(string value) => CSharpText.Literal(value);

    public static string Literal(int? value) => value is { } number ? SymbolDisplay.FormatPrimitive(number, quoteStrings: false, useHexadecimalNumbers: false) : "null";

    /// <summary>Gets the type of a value in a row.</summary>
    public static string GetTypeName(ColumnSchema column) => ColumnTypes.Get(column.Type).CSharpName + (column.IsNullable ? "?" : "");

    /// <summary>Gets the type of a column in a condition.</summary>
    public static string GetColumnTypeName(ColumnType type) => "global::Insights.Typed." + ColumnTypes.Get(type).ColumnClass;
}

using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The rules about the text of queries. Each has its page, <c>generator/docs/ID.md</c>.</summary>
internal static class TextRules
{
    /// <remarks>The text.</remarks>
    public static readonly DiagnosticDescriptor QueryText = Rule.Create(
        "INS101", "Text of a query", "Query text: {0}", Category, DiagnosticSeverity.Info);

    /// <remarks>The message of the parser.</remarks>
    public static readonly DiagnosticDescriptor TextGrammar = Rule.Create(
        "INS110", "Invalid query text", "Invalid query text: {0}", Category, DiagnosticSeverity.Error);

    /// <remarks>Which name is unknown, and what is available.</remarks>
    public static readonly DiagnosticDescriptor TextName = Rule.Create(
        "INS111", "Query text does not match the schema", "Query text does not match the schema: {0}", Category, DiagnosticSeverity.Error);

    public static readonly DiagnosticDescriptor TextCanBeTyped = Rule.Create(
        "INS112", "Query text can be a typed query", "This query can be written as a typed query", Category, DiagnosticSeverity.Hidden);

    public static readonly DiagnosticDescriptor UncheckedValues = Rule.Create(
        "INS113",
        "Query text of unchecked values",
        "This text contains values that are not checked: a quote in a value would change the query. Pass an interpolated string, which checks each value and writes it as a literal.",
        Category,
        DiagnosticSeverity.Warning);

    private const string Category = "Insights.Queries";
}

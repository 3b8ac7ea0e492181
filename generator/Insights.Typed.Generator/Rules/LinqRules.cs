using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>
/// The rules about members of LINQ and of values that queries and columns do not have. The compiler reports them: the library declares
/// these members with the attribute <c>Obsolete</c>, the id of the rule and the reason, which is the second hole of the message. Where
/// the compiler does not, such as in code that is itself obsolete, <c>UnreportedMemberAnalyzer</c> reports them.
/// </summary>
internal static class LinqRules
{
    public static readonly DiagnosticDescriptor QueryWithoutRows = Create("INS140", "Query used as its rows");

    public static readonly DiagnosticDescriptor UnsupportedOperator = Create("INS141", "Operator that the query language does not have");

    public static readonly DiagnosticDescriptor WrongPosition = Create("INS142", "Call at a position where a query does not have it");

    public static readonly DiagnosticDescriptor ColumnMember = Create("INS143", "Computed value in a condition or an order");

    /// <remarks>A warning of the compiler, so that <c>ColumnUseSuppressor</c> can replace it by an error with both types; the package's targets make it an error.</remarks>
    public static readonly DiagnosticDescriptor UnsupportedComparison = Create("INS144", "Comparison that a column does not have");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [QueryWithoutRows, UnsupportedOperator, WrongPosition, ColumnMember, UnsupportedComparison];

    /// <remarks>The member; the reason.</remarks>
    private const string Message = "'{0}' is obsolete: '{1}'";

    private static DiagnosticDescriptor Create(string id, string title) =>
        Rule.Create(id, title, Message, "Insights.Queries", DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);
}

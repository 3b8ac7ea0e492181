using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The rules about results that nothing uses. Each has its page, <c>generator/docs/ID.md</c>.</summary>
internal static class ResultRules
{
    /// <remarks>The method.</remarks>
    public static readonly DiagnosticDescriptor IgnoredQuery = Warning(
        "INS131",
        "Query that is not used",
        "A query never changes: {0} returns another query, which is not used here. Assign the result, or pass it to a client.");

    /// <remarks>The method.</remarks>
    public static readonly DiagnosticDescriptor IgnoredRows = Warning(
        "INS132",
        "Result that is not read",
        "{0} sends its first request when its result is read, and nothing reads it here. Read it with await foreach, or with a method such as ToListAsync.");

    public static readonly DiagnosticDescriptor AsyncProjection = Warning(
        "INS133",
        "Select with an asynchronous lambda",
        "This lambda returns a task for each row, and nothing awaits it. Select the columns here, and await in the loop that reads the rows.");

    private const string Category = "Insights.Queries";

    private static DiagnosticDescriptor Warning(string id, string title, string messageFormat) => Rule.Create(id, title, messageFormat, Category, DiagnosticSeverity.Warning);
}

using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>The messages of INS126, about columns and conditions that are used as values. The first hole is the code, where a message has one.</summary>
internal static class ColumnUseRules
{
    public static readonly DiagnosticDescriptor ComparedColumns = Error(
        "INS126",
        Title,
        "{0} is a column, not a row's value, and so is the other side: the query language compares a column with a value only. Compare the rows that were read.");

    public static readonly DiagnosticDescriptor DecidingColumn = Error(
        "INS126",
        Title,
        "{0} is a column, not a row's value, so this decides the same for all rows. Compare the column with ==, !=, <, >, <= or >=.");

    /// <remarks>The column; the types of its values; the type of the other side.</remarks>
    public static readonly DiagnosticDescriptor ValueOfOtherType = Error(
        "INS126",
        Title,
        "{0} has values of the type {1}, and is compared with one of the type {2}. Use a value of the column's type, or change that type in the schema file.");

    public static readonly DiagnosticDescriptor ColumnTestedForNull = Error(
        "INS126",
        Title,
        "{0} is a column, not a row's value, so this decides the same for all rows. The query language has no test for a missing value.");

    public static readonly DiagnosticDescriptor CoalescedColumn = Error(
        "INS126",
        Title,
        "{0} is a column, not a row's value, and never null, so the right side of ?? is never used. The query language cannot replace a missing value.");

    public static readonly DiagnosticDescriptor ColumnName = Error(
        "INS126",
        Title,
        "{0} is a column, not a row's value: its text is its name. The query language compares a column with a value only.");

    public static readonly DiagnosticDescriptor DecidingCondition = Error(
        "INS126",
        Title,
        "'{0}' is a condition, which the service evaluates for each row, so this decides the same for all rows. Join conditions with &&.");

    public static readonly DiagnosticDescriptor CoalescedCondition = Error(
        "INS126",
        Title,
        "'{0}' is a condition, which the service evaluates for each row, and never null, so the right side of ?? is never used. Join conditions with &&.");

    public static readonly DiagnosticDescriptor BooleanCondition = Error(
        "INS126",
        Title,
        "'{0}' is a value of the program, which is the same for all rows, and no condition. Compare a column with a value, or call Where only if the program requires it.");

    public static readonly DiagnosticDescriptor ColumnCondition = Error(
        "INS126",
        Title,
        "{0} is a column and no condition: only a Boolean column is one. Compare it with a value: ==, !=, <, >, <= or >=.");

    public static readonly DiagnosticDescriptor Character = Error(
        "INS126",
        Title,
        "{0} is a character, and the compiler compares its character code with the column. Use a number.");

    public static readonly DiagnosticDescriptor Default = Error(
        "INS126",
        Title,
        "default is a value of the column's type here, not a missing value: the query language has no test for a missing value. Use the value itself.");

    private const string Title = "Column used as a value";

    private static DiagnosticDescriptor Error(string id, string title, string messageFormat) =>
        Rule.Create(id, title, messageFormat, "Insights.Queries", DiagnosticSeverity.Error);
}

using System.ComponentModel;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <content>Members of strings that the query language does not have. They exist to report an error.</content>
public sealed partial class TextColumn
{
    private const string CaseMessage = "The service compares text without regard to letter case. Remove the call.";
    private const string ComparisonMessage = "The service compares text without regard to letter case, and has no other comparison. Remove the StringComparison.";
    private const string FunctionMessage = "The query language has no functions of text. Use Like, where % matches any text, or Contains, StartsWith or EndsWith; or compute on the rows that were read.";
    private const string CharacterMessage = "The text to search for is a string. Use a string of one character.";
    private const string OrderMessage = "Use <, >, <= or >= to compare a column of text with a string.";
    private const string EqualsComparisonMessage = "The service compares text without regard to letter case, and has no other comparison. Use ==.";

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(CaseMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn ToLower() => throw new NotSupportedException(CaseMessage);

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(CaseMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn ToUpper() => throw new NotSupportedException(CaseMessage);

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(CaseMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn ToLowerInvariant() => throw new NotSupportedException(CaseMessage);

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(CaseMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn ToUpperInvariant() => throw new NotSupportedException(CaseMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn Trim() => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn TrimStart() => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn TrimEnd() => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn Substring(int startIndex) => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn Substring(int startIndex, int length) => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public TextColumn Replace(string oldValue, string newValue) => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue Length => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(FunctionMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue IndexOf(string value) => throw new NotSupportedException(FunctionMessage);

    /// <summary>Does not compile: the query language has no counterpart.</summary>
    [Obsolete(OrderMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedValue CompareTo(string value) => throw new NotSupportedException(OrderMessage);

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(EqualsComparisonMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Equals(string value, StringComparison comparisonType) => throw new NotSupportedException(EqualsComparisonMessage);

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(ComparisonMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Contains(string text, StringComparison comparisonType) => throw new NotSupportedException(ComparisonMessage);

    /// <summary>Does not compile: the parameter is a string.</summary>
    [Obsolete(CharacterMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison Contains(char value) => throw new NotSupportedException(CharacterMessage);

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(ComparisonMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison StartsWith(string text, StringComparison comparisonType) => throw new NotSupportedException(ComparisonMessage);

    /// <summary>Does not compile: the parameter is a string.</summary>
    [Obsolete(CharacterMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison StartsWith(char value) => throw new NotSupportedException(CharacterMessage);

    /// <summary>Does not compile: the service ignores letter case.</summary>
    [Obsolete(ComparisonMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison EndsWith(string text, StringComparison comparisonType) => throw new NotSupportedException(ComparisonMessage);

    /// <summary>Does not compile: the parameter is a string.</summary>
    [Obsolete(CharacterMessage, error: true, DiagnosticId = LinqRules.ColumnMember, UrlFormat = RulePages.UrlFormat), EditorBrowsable(EditorBrowsableState.Never)]
    public UnsupportedComparison EndsWith(char value) => throw new NotSupportedException(CharacterMessage);
}

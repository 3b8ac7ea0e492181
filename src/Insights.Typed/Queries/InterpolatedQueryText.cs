using System.ComponentModel;
using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed;

/// <summary>
/// The text of a query with values that are known only at run time, written as an interpolated string:
/// <c>$"SELECT CustomerName FROM DynamicsUsage WHERE CustomerMarket = {market} LIMIT {count}"</c>. No value can change the structure of the query.
/// </summary>
/// <remarks>
/// A value is checked, and written as a typed query writes it: a string, a date and a GUID in quotes, a number without, a list after IN in
/// parentheses. Quotes around a value are optional: <c>'{market}'</c> and <c>'%{market}%'</c> are the same strings with their text. In the place
/// of a column, dataset, date range or aggregation, a string is the name, and a list of strings in SELECT is several names. Other parts of a
/// query, such as an operator or a whole condition, are not accepted.
/// </remarks>
[InterpolatedStringHandler]
public readonly struct InterpolatedQueryText
{
    private const string UnsupportedType = "A query's text accepts strings, whole and decimal numbers, dates, times, GUIDs and lists of these. Convert the value to one of them, such as a double to a decimal.";

    private readonly QueryTextComposer composer;

    /// <summary>Initializes a new instance of the <see cref="InterpolatedQueryText"/> struct. The compiler calls it.</summary>
    /// <param name="literalLength">The number of characters outside the values.</param>
    /// <param name="formattedCount">The number of values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public InterpolatedQueryText(int literalLength, int formattedCount) => composer = new QueryTextComposer(literalLength, formattedCount);

    /// <summary>Appends a part of the text. The compiler calls it.</summary>
    /// <param name="value">The part.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => composer.AppendText(value);

    /// <summary>Appends a string, or a name.</summary>
    /// <param name="value">The string.</param>
    /// <exception cref="ArgumentException">The text does not accept the value here, or a query cannot contain it.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(string? value) => composer.AppendString(value);

    /// <summary>Appends a string of one character.</summary>
    /// <param name="value">The character.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(char? value) => composer.AppendString(value?.ToString());

    /// <summary>Appends a whole number.</summary>
    /// <param name="value">The number.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(long? value) => composer.AppendValue(value, QueryValue.FromInteger);

    /// <summary>Appends a decimal number.</summary>
    /// <param name="value">The number.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(decimal? value) => composer.AppendValue(value, QueryValue.FromDecimal);

    /// <summary>Appends a GUID.</summary>
    /// <param name="value">The GUID.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(Guid? value) => composer.AppendValue(value, QueryValue.FromGuid);

    /// <summary>Appends a day, as <c>'2024-05-01'</c>.</summary>
    /// <param name="value">The day.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateOnly? value) => composer.AppendValue(value, QueryTextComposer.ToDay);

    /// <summary>Appends a time in UTC, as <c>'2024-05-01T10:30:00Z'</c>. Local time is converted, and an unspecified kind is treated as UTC.</summary>
    /// <param name="value">The time, in whole seconds.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateTime? value) => composer.AppendValue((DateValue?)value, QueryTextComposer.ToTime);

    /// <summary>Appends a time in UTC, as <c>'2024-05-01T10:30:00Z'</c>.</summary>
    /// <param name="value">The time, in whole seconds.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DateTimeOffset? value) => composer.AppendValue((DateValue?)value, QueryTextComposer.ToTime);

    /// <summary>Appends the strings of a list, or names in SELECT.</summary>
    /// <param name="values">The strings, at least one, without null.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<string> values) => composer.AppendStrings(values);

    /// <summary>Appends the numbers of a list.</summary>
    /// <param name="values">The numbers, at least one.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<int> values) => composer.AppendList(values, value => QueryValue.FromInteger(value));

    /// <inheritdoc cref="AppendFormatted(IEnumerable{int})" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<long> values) => composer.AppendList(values, QueryValue.FromInteger);

    /// <inheritdoc cref="AppendFormatted(IEnumerable{int})" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<decimal> values) => composer.AppendList(values, QueryValue.FromDecimal);

    /// <summary>Appends the GUIDs of a list.</summary>
    /// <param name="values">The GUIDs, at least one.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<Guid> values) => composer.AppendList(values, QueryValue.FromGuid);

    /// <summary>Appends the days of a list.</summary>
    /// <param name="values">The days, at least one.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<DateOnly> values) => composer.AppendList(values, QueryTextComposer.ToDay);

    /// <summary>Appends the times of a list.</summary>
    /// <param name="values">The times, at least one, in whole seconds.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<DateTime> values) => composer.AppendList(LiteralList.Convert(values, value => (DateValue)value), QueryTextComposer.ToTime);

    /// <inheritdoc cref="AppendFormatted(IEnumerable{DateTime})" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(IEnumerable<DateTimeOffset> values) => composer.AppendList(LiteralList.Convert(values, value => (DateValue)value), QueryTextComposer.ToTime);

    /// <summary>Appends the text of a query, at the start: the rest of the text continues it.</summary>
    /// <param name="query">The query.</param>
    /// <inheritdoc cref="AppendFormatted(string)" path="/exception" />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(InsightsQuery query) => composer.AppendQuery(query);

    /// <summary>Not supported: each Boolean column has its literals, such as <c>'Y'</c> and <c>'N'</c>.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete("A Boolean column has its own two literals, such as 'Y' and 'N', and a text does not determine which. Insert the literal: {(value ? \"Y\" : \"N\")}.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(bool? value) => throw new NotSupportedException(UnsupportedType);

    /// <summary>Not supported: another type has no form in a query.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete(UnsupportedType, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(object? value) => throw new NotSupportedException(UnsupportedType);

    /// <summary>Returns the text of the query.</summary>
    /// <exception cref="ArgumentException">The text is not a query.</exception>
    public override string ToString() => composer is null ? "" : composer.Complete();
}

using System.Globalization;

namespace Insights.Typed.Language;

/// <summary>What a value is in the language.</summary>
public enum QueryValueKind
{
    /// <summary>A number: digits.</summary>
    Number,

    /// <summary>Text between quotes. Dates, times, GUIDs and flags are texts too.</summary>
    Text,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>A value that is known only at run time, or a pattern around one.</summary>
    Hole,
}

/// <summary>
/// A value in the form in which a query carries it: a number, a text, a list of these, or a hole. The one place that defines the
/// literal form of each type.
/// </summary>
/// <remarks>The characters of a text are not checked here: <see cref="QueryText"/> says what a text may hold.</remarks>
public readonly record struct QueryValue
{
    // A string, or the array of a list: a condition stays small.
    private readonly object content;

    private QueryValue(QueryValueKind kind, object content, Wildcards wildcards = Wildcards.None)
    {
        this.content = content;
        Kind = kind;
        Wildcards = wildcards;
    }

    /// <summary>What the value is.</summary>
    public QueryValueKind Kind { get; }

    /// <summary>The wildcards around a text or a hole. A pattern that contains its wildcards has none here.</summary>
    public Wildcards Wildcards { get; }

    /// <summary>The digits of a number, the text without quotes and without <see cref="Wildcards"/>, or the C# source of a hole.</summary>
    /// <exception cref="InvalidOperationException">The value is a list.</exception>
    public string Content => content as string ?? throw new InvalidOperationException("A list has items, and no content.");

    /// <summary>The values of a list; otherwise the value itself.</summary>
    public IReadOnlyList<QueryValue> Items => content as QueryValue[] ?? [this];

    /// <summary>Whether the value, or one of a list, is known only at run time.</summary>
    public bool HasHole => Kind == QueryValueKind.Hole || (content is QueryValue[] items && Array.Exists(items, item => item.HasHole));

    /// <summary>A number in digits, as the grammar accepts it.</summary>
    /// <param name="digits">The digits.</param>
    public static QueryValue FromNumber(string digits) => new(QueryValueKind.Number, digits);

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static QueryValue FromInteger(long value) => FromNumber(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number. Zero has no sign: runtimes disagree about writing that of a negative zero.</summary>
    /// <param name="value">The number.</param>
    public static QueryValue FromDecimal(decimal value) => FromNumber((value == 0 ? Math.Abs(value) : value).ToString(CultureInfo.InvariantCulture));

    /// <summary>A text, or a pattern.</summary>
    /// <param name="value">The text.</param>
    /// <param name="wildcards">The wildcards around it.</param>
    public static QueryValue FromText(string value, Wildcards wildcards = Wildcards.None) => new(QueryValueKind.Text, value, wildcards);

    /// <summary>A GUID.</summary>
    /// <param name="value">The GUID.</param>
    public static QueryValue FromGuid(Guid value) => FromText(value.ToString("D"));

    /// <summary>A day.</summary>
    /// <param name="value">The day; its time of day is ignored.</param>
    public static QueryValue FromDate(DateTime value) => FromText(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A time in UTC, in whole seconds.</summary>
    /// <param name="value">The time; a fraction of a second is ignored.</param>
    public static QueryValue FromDateTime(DateTime value) => FromText(value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A list.</summary>
    /// <param name="items">At least one value. The array must not change any more.</param>
    public static QueryValue FromList(QueryValue[] items) => new(QueryValueKind.List, items);

    /// <summary>A hole: a value that is known only at run time.</summary>
    /// <param name="source">The C# source of the value.</param>
    /// <param name="wildcards">The wildcards around it; with any, the value is a part of a text.</param>
    public static QueryValue FromHole(string source, Wildcards wildcards = Wildcards.None) => new(QueryValueKind.Hole, source, wildcards);

    /// <summary>Whether both are the same value, written alike.</summary>
    /// <param name="other">The value to compare with.</param>
    public bool Equals(QueryValue other) =>
        Kind == other.Kind && Wildcards == other.Wildcards
        && (content is QueryValue[] items ? items.SequenceEqual(other.Items) : Equals(content, other.content));

    /// <inheritdoc />
    public override int GetHashCode() => content is QueryValue[] items ? items.Length : content?.GetHashCode() ?? 0;

    /// <summary>The value as a query carries it.</summary>
    public override string ToString() => QueryWriter.Write(this);
}

using System.Globalization;

namespace Insights.Typed.Language;

/// <summary>The kind of a value in the language.</summary>
public enum QueryValueKind
{
    /// <summary>A number: digits.</summary>
    Number,

    /// <summary>Text between quotes. Dates, times, GUIDs and Boolean values are texts too.</summary>
    Text,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>A value that is known only at run time, or a pattern around one.</summary>
    Hole,
}

/// <summary>
/// A value in the form of a query: a number, a text, a list of these, or a hole. Only this type defines the
/// literal form of each type.
/// </summary>
/// <remarks>The characters of a text are not checked here: <see cref="QueryText"/> defines which characters are valid.</remarks>
public readonly record struct QueryValue
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string DateTimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // A string, or the array of a list, so that a condition stays small.
    private readonly object content;

    private QueryValue(QueryValueKind kind, object content, Wildcards wildcards = Wildcards.None)
    {
        this.content = content;
        Kind = kind;
        Wildcards = wildcards;
    }

    /// <summary>Gets the kind of the value.</summary>
    public QueryValueKind Kind { get; }

    /// <summary>Gets the wildcards around a text or a hole. A pattern that contains its wildcards has none here.</summary>
    public Wildcards Wildcards { get; }

    /// <summary>Gets the digits of a number, the text without quotes and without <see cref="Wildcards"/>, or the C# source of a hole.</summary>
    /// <exception cref="InvalidOperationException">The value is a list.</exception>
    public string Content => content as string ?? throw new InvalidOperationException("A list has items, and no content.");

    /// <summary>Gets the values of a list; otherwise the value itself.</summary>
    public IReadOnlyList<QueryValue> Items => content as QueryValue[] ?? [this];

    /// <summary>Gets a value indicating whether the value, or an item of its list, is known only at run time.</summary>
    public bool HasHole => Kind == QueryValueKind.Hole || (content is QueryValue[] items && Array.Exists(items, item => item.HasHole));

    /// <summary>Creates a number from digits that the grammar accepts.</summary>
    /// <param name="digits">The digits.</param>
    public static QueryValue FromNumber(string digits) => new(QueryValueKind.Number, digits);

    /// <summary>Creates a whole number.</summary>
    /// <param name="value">The number.</param>
    public static QueryValue FromInteger(long value) => FromNumber(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates a number. Zero has no sign, since runtimes format negative zero differently.</summary>
    /// <param name="value">The number.</param>
    public static QueryValue FromDecimal(decimal value) => FromNumber((value == 0 ? Math.Abs(value) : value).ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates a text, or a pattern.</summary>
    /// <param name="value">The text.</param>
    /// <param name="wildcards">The wildcards around it.</param>
    public static QueryValue FromText(string value, Wildcards wildcards = Wildcards.None) => new(QueryValueKind.Text, value, wildcards);

    /// <summary>Creates a GUID.</summary>
    /// <param name="value">The GUID.</param>
    public static QueryValue FromGuid(Guid value) => FromText(value.ToString());

    /// <summary>Creates a day.</summary>
    /// <param name="value">The day; its time of day is ignored.</param>
    public static QueryValue FromDate(DateTime value) => FromText(value.ToString(DateFormat, CultureInfo.InvariantCulture));

    /// <summary>Creates a time in UTC, in whole seconds.</summary>
    /// <param name="value">The time; a fraction of a second is ignored.</param>
    public static QueryValue FromDateTime(DateTime value) => FromText(value.ToString(DateTimeFormat, CultureInfo.InvariantCulture));

    /// <summary>Parses the text of a day, in the form in which <see cref="FromDate"/> writes it.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="day">The day at midnight.</param>
    /// <returns>Whether the text has the form.</returns>
    public static bool TryParseDate(string text, out DateTime day) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Parses the text of a time, in the form in which <see cref="FromDateTime"/> writes it.</summary>
    /// <param name="text">The text, without quotes.</param>
    /// <param name="time">The time, in UTC.</param>
    /// <returns>Whether the text has the form.</returns>
    public static bool TryParseDateTime(string text, out DateTime time) =>
        DateTime.TryParseExact(text, DateTimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>Creates a list.</summary>
    /// <param name="items">At least one value. The array must not change.</param>
    public static QueryValue FromList(QueryValue[] items) => new(QueryValueKind.List, items);

    /// <summary>Creates a hole: a value that is known only at run time.</summary>
    /// <param name="source">The C# source of the value.</param>
    /// <param name="wildcards">The wildcards around it; with a wildcard, the value is a part of a text.</param>
    public static QueryValue FromHole(string source, Wildcards wildcards = Wildcards.None) => new(QueryValueKind.Hole, source, wildcards);

    /// <summary>Determines whether both are the same value, in the same form.</summary>
    /// <param name="other">The value to compare with.</param>
    public bool Equals(QueryValue other) =>
        Kind == other.Kind && Wildcards == other.Wildcards
        && (content is QueryValue[] items ? items.SequenceEqual(other.Items) : Equals(content, other.content));

    /// <inheritdoc />
    public override int GetHashCode() => content is QueryValue[] items ? items.Length : content?.GetHashCode() ?? 0;

    /// <summary>Gets the value in the form of a query.</summary>
    public override string ToString() => QueryWriter.Write(this);
}

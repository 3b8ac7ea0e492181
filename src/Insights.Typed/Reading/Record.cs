using System.ComponentModel;
using System.Text;

namespace Insights.Typed.Reading;

/// <summary>
/// One record of a report, as a generated reader sees it: the selected columns, numbered in the order of the query.
/// Not for use by hand.
/// </summary>
/// <remarks>An empty field and a JSON null are the same here, since a report file cannot tell them apart.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Record
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly ReadOnlySpan<Field> fields;
    private readonly RecordSource source;

    internal Record(ReadOnlySpan<byte> bytes, ReadOnlySpan<Field> fields, RecordSource source)
    {
        this.bytes = bytes;
        this.fields = fields;
        this.source = source;
    }

    /// <summary>A text; an empty one where there is nothing.</summary>
    public string Text(int column)
    {
        try
        {
            return source.Pools[column].Get(Bytes(column));
        }
        catch (DecoderFallbackException)
        {
            throw Misfit(column, "text in UTF-8");
        }
    }

    /// <summary>A text, or null where there is nothing.</summary>
    public string? TextOrNull(int column) => Bytes(column).IsEmpty ? null : Text(column);

    /// <summary>A whole number.</summary>
    public long Integer(int column) =>
        FieldDecoder.TryInteger(Bytes(column), out var value) ? value : throw Misfit(column, "a whole number");

    /// <summary>A whole number, or null where there is nothing.</summary>
    public long? IntegerOrNull(int column) => Bytes(column).IsEmpty ? null : Integer(column);

    /// <summary>A decimal number.</summary>
    public decimal Decimal(int column) =>
        FieldDecoder.TryDecimal(Bytes(column), out var value) ? value : throw Misfit(column, "a decimal number");

    /// <summary>A decimal number, or null where there is nothing.</summary>
    public decimal? DecimalOrNull(int column) => Bytes(column).IsEmpty ? null : Decimal(column);

    /// <summary>A day.</summary>
    public DateOnly Date(int column) =>
        FieldDecoder.TryDate(Bytes(column), out var value) ? value : throw Misfit(column, "a day without a time");

    /// <summary>A day, or null where there is nothing.</summary>
    public DateOnly? DateOrNull(int column) => Bytes(column).IsEmpty ? null : Date(column);

    /// <summary>A time in UTC.</summary>
    public DateTime DateTime(int column) =>
        FieldDecoder.TryDateTime(Bytes(column), out var value) ? value : throw Misfit(column, "a time");

    /// <summary>A time in UTC, or null where there is nothing.</summary>
    public DateTime? DateTimeOrNull(int column) => Bytes(column).IsEmpty ? null : DateTime(column);

    /// <summary>A GUID.</summary>
    public Guid Guid(int column) =>
        FieldDecoder.TryGuid(Bytes(column), out var value) ? value : throw Misfit(column, "a GUID");

    /// <summary>A GUID, or null where there is nothing.</summary>
    public Guid? GuidOrNull(int column) => Bytes(column).IsEmpty ? null : Guid(column);

    /// <summary>A flag, in its column's spelling.</summary>
    public bool Flag(int column, ReadOnlySpan<byte> trueValue, ReadOnlySpan<byte> falseValue) =>
        FieldDecoder.TryFlag(Bytes(column), trueValue, falseValue, out var value)
            ? value
            : throw Misfit(column, $"a flag ({Encoding.UTF8.GetString(trueValue)} or {Encoding.UTF8.GetString(falseValue)})");

    /// <summary>A flag in its column's spelling, or null where there is nothing.</summary>
    public bool? FlagOrNull(int column, ReadOnlySpan<byte> trueValue, ReadOnlySpan<byte> falseValue) =>
        Bytes(column).IsEmpty ? null : Flag(column, trueValue, falseValue);

    private ReadOnlySpan<byte> Bytes(int column)
    {
        var field = fields[column];
        return bytes.Slice(field.Start, field.Length);
    }

    private ReportFormatException Misfit(int column, string expected)
    {
        var value = Encoding.UTF8.GetString(Bytes(column));
        var found = value.Length == 0 ? "has no value" : $"is '{(value.Length <= 100 ? value : value[..100] + "…")}'";
        var name = source.Names[column];
        var remedy = value.Length == 0 ? "\"nullable\": true" : "another \"type\"";
        return new ReportFormatException(
            $"{source.DatasetName}.{name} {found} in row {source.RowNumber}, where {expected} should be. If the service is right, declare {remedy} for the column in the dataset's schema file, under \"typed\".",
            source.RowNumber,
            name);
    }
}

/// <summary>Where a field lies in a record's bytes.</summary>
internal readonly record struct Field(int Start, int Length);

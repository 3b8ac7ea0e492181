using System.Runtime.CompilerServices;
using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>
/// Reads any field of one column: with or without quotes, in every format of its type. An empty field is null here; if
/// the column is not nullable, it is a mismatch.
/// </summary>
internal sealed class ColumnDecoder(ReadContext run, ReaderColumn column)
{
    private byte[] unescaped = [];

    /// <summary>Gets the pool of the column's repeated strings.</summary>
    public StringPool Pool { get; } = new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public string? DecodeText(ReadOnlySpan<byte> field, int row, int position)
    {
        // The string may have been added since the column was started.
        if (Pool.Snapshot.FindInBothSlots(field) is { } found)
        {
            return found;
        }

        var content = GetContent(field);
        if (content.IsEmpty)
        {
            return null;
        }

        // The string is in the pool from now on, so that repeated fields are checked once.
        if (field.Length == content.Length && run.IsFile && field.Contains((byte)'\r'))
        {
            run.AddMismatch(column, content, row, position, "text");
            return null;
        }

        try
        {
            return Pool.Add(field, content);
        }
        catch (DecoderFallbackException)
        {
            run.AddMismatch(column, content, row, position, "text in UTF-8");
            return null;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public long? DecodeInteger(ReadOnlySpan<byte> field, int row, int position)
    {
        var content = GetContent(field);
        return FieldDecoder.TryDecodeInteger(content, out var value) ? value : ReportMismatch<long>(content, row, position, "a whole number");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal? DecodeDecimal(ReadOnlySpan<byte> field, int row, int position)
    {
        var content = GetContent(field);
        return FieldDecoder.TryDecodeDecimal(content, out var value) ? value : ReportMismatch<decimal>(content, row, position, "a decimal number");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateOnly? DecodeDate(ReadOnlySpan<byte> field, int row, int position)
    {
        var content = GetContent(field);
        return FieldDecoder.TryDecodeDate(content, column.Dates, out var value) ? value : ReportMismatch<DateOnly>(content, row, position, "a date without a time", column.Dates.GetFormatAdvice(content));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateTime? DecodeDateTime(ReadOnlySpan<byte> field, int row, int position)
    {
        var content = GetContent(field);
        return FieldDecoder.TryDecodeDateTime(content, column.Dates, out var value) ? value : ReportMismatch<DateTime>(content, row, position, "a time", column.Dates.GetFormatAdvice(content));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Guid? DecodeGuid(ReadOnlySpan<byte> field, int row, int position)
    {
        var content = GetContent(field);
        return FieldDecoder.TryDecodeGuid(content, out var value) ? value : ReportMismatch<Guid>(content, row, position, "a GUID");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool? DecodeBoolean(ReadOnlySpan<byte> field, int row, int position)
    {
        var content = GetContent(field);
        return column.Flag.TryDecode(content, out var value) ? value : ReportMismatch<bool>(content, row, position, $"a Boolean ({column.Flag.ExpectedLiterals})");
    }

    /// <summary>Reports a value that has its type, and does not fit for another reason.</summary>
    public void ReportUnsuitable(ReadOnlySpan<byte> field, int row, int position, string expected, string advice) =>
        run.AddMismatch(column, GetContent(field), row, position, expected, advice);

    private T? ReportMismatch<T>(ReadOnlySpan<byte> content, int row, int position, string expected, string? advice = null)
        where T : struct
    {
        if (!content.IsEmpty || !column.IsNullable)
        {
            run.AddMismatch(column, content, row, position, expected, advice);
        }

        return null;
    }

    /// <summary>Returns a field without the quotes around it. Valid until the next call.</summary>
    private ReadOnlySpan<byte> GetContent(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field[0] != (byte)'"')
        {
            return field;
        }

        var content = field[1..^1];
        return content.Contains((byte)'"') ? Unescape(content) : content;
    }

    /// <summary>Replaces each pair of quotes by one quote.</summary>
    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> content)
    {
        if (unescaped.Length < content.Length + FieldSlack.Length)
        {
            unescaped = new byte[Math.Max(content.Length + FieldSlack.Length, unescaped.Length * 2)];
        }

        var count = 0;
        for (var read = 0; read < content.Length; read++)
        {
            unescaped[count++] = content[read];
            if (content[read] == (byte)'"')
            {
                read++;
            }
        }

        return unescaped.AsSpan(0, count);
    }
}

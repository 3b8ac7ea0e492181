using System.Runtime.CompilerServices;
using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>
/// Reads any field of one column: in quotes or not, in every form that its type has. An empty field is null here; where
/// the column may have none, that is a misfit like any other.
/// </summary>
internal sealed class ColumnDecoder(ReadingRun run, ReaderColumn column)
{
    private byte[] unescaped = [];

    /// <summary>The texts that the column repeats.</summary>
    public TextPool Pool { get; } = new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public string? Text(ReadOnlySpan<byte> field, int row, int place)
    {
        // It may have come since the column was begun.
        if (Pool.Texts.FindInBoth(field) is { } found)
        {
            return found;
        }

        var content = ContentOf(field);
        if (content.IsEmpty)
        {
            return null;
        }

        // What passes here is in the pool from now on, so that fields which repeat are checked once.
        if (field.Length == content.Length && run.IsFile && field.Contains((byte)'\r'))
        {
            run.AddMisfit(column, content, row, place, "text");
            return null;
        }

        try
        {
            return Pool.Add(field, content);
        }
        catch (DecoderFallbackException)
        {
            run.AddMisfit(column, content, row, place, "text in UTF-8");
            return null;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public long? Integer(ReadOnlySpan<byte> field, int row, int place)
    {
        var content = ContentOf(field);
        return FieldDecoder.TryInteger(content, out var value) ? value : Missing<long>(content, row, place, "a whole number");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal? Decimal(ReadOnlySpan<byte> field, int row, int place)
    {
        var content = ContentOf(field);
        return FieldDecoder.TryDecimal(content, out var value) ? value : Missing<decimal>(content, row, place, "a decimal number");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateOnly? Date(ReadOnlySpan<byte> field, int row, int place)
    {
        var content = ContentOf(field);
        return FieldDecoder.TryDate(content, column.Dates, out var value) ? value : Missing<DateOnly>(content, row, place, "a day without a time", column.Dates.AdviceFor(content));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public DateTime? DateTime(ReadOnlySpan<byte> field, int row, int place)
    {
        var content = ContentOf(field);
        return FieldDecoder.TryDateTime(content, column.Dates, out var value) ? value : Missing<DateTime>(content, row, place, "a time", column.Dates.AdviceFor(content));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Guid? Guid(ReadOnlySpan<byte> field, int row, int place)
    {
        var content = ContentOf(field);
        return FieldDecoder.TryGuid(content, out var value) ? value : Missing<Guid>(content, row, place, "a GUID");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool? Flag(ReadOnlySpan<byte> field, int row, int place)
    {
        var content = ContentOf(field);
        return column.Flag.TryRead(content, out var value) ? value : Missing<bool>(content, row, place, $"a flag ({column.Flag.Expected})");
    }

    private T? Missing<T>(ReadOnlySpan<byte> content, int row, int place, string expected, string? advice = null)
        where T : struct
    {
        if (!content.IsEmpty || !column.IsNullable)
        {
            run.AddMisfit(column, content, row, place, expected, advice);
        }

        return null;
    }

    /// <summary>A field without the quotes around it. Good until the next call.</summary>
    private ReadOnlySpan<byte> ContentOf(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field[0] != (byte)'"')
        {
            return field;
        }

        var content = field[1..^1];
        return content.Contains((byte)'"') ? Unescaped(content) : content;
    }

    /// <summary>Takes one of each two quotes out.</summary>
    private ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> content)
    {
        if (unescaped.Length < content.Length + FieldSlack.Length)
        {
            unescaped = new byte[Math.Max(content.Length + FieldSlack.Length, unescaped.Length * 2)];
        }

        var kept = 0;
        for (var read = 0; read < content.Length; read++)
        {
            unescaped[kept++] = content[read];
            if (content[read] == (byte)'"')
            {
                read++;
            }
        }

        return unescaped.AsSpan(0, kept);
    }
}

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

    /// <summary>Reads a value of the column's type, which has this C# type.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Decode<T>(ReadOnlySpan<byte> field, int row, int position)
        where T : struct
    {
        var content = GetContent(field);
        if (FieldDecoder.TryDecode(content, column.Type, column.Dates, column.Flag, out T value))
        {
            return value;
        }

        if (!content.IsEmpty || !column.IsNullable)
        {
            ReportMismatch(content, row, position);
        }

        return null;
    }

    /// <summary>Reports a value that has its type, and does not fit for another reason.</summary>
    public void ReportUnsuitable(ReadOnlySpan<byte> field, int row, int position, string expected, string advice) =>
        run.AddMismatch(column, GetContent(field), row, position, expected, advice);

    private void ReportMismatch(ReadOnlySpan<byte> content, int row, int position)
    {
        var info = ColumnTypes.Get(column.Type);
        var (literals, advice) = info.Kind switch
        {
            ValueKind.Flag => ($" ({column.Flag.ExpectedLiterals})", null),
            ValueKind.Date or ValueKind.DateTime => ("", column.Dates.GetFormatAdvice(content)),
            ValueKind.Text or ValueKind.Integer or ValueKind.Decimal or ValueKind.Guid => ("", null),
        };
        run.AddMismatch(column, content, row, position, info.Expected + literals, advice);
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

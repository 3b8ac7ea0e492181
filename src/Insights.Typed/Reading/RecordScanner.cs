using System.Buffers;

namespace Insights.Typed.Reading;

/// <summary>Finds the fields of one record, and takes the quotes off those that have them.</summary>
internal sealed class RecordScanner(byte separator)
{
    private const byte Quote = (byte)'"';
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly SearchValues<byte> fieldEnds = SearchValues.Create([separator, LineFeed]);
    private Field[] fields = new Field[32];
    private int count;

    public ReadOnlySpan<Field> Fields => fields.AsSpan(0, count);

    /// <summary>How many line breaks the last record had, in its fields and at its end.</summary>
    public int LineBreaks { get; private set; }

    /// <summary>
    /// Scans the record at a place, and gives how many bytes it takes; 0 where its end is not there yet. Quoted fields
    /// are rewritten in place once the whole record is known to be there.
    /// </summary>
    public int Scan(Span<byte> bytes, int start, bool isLast, long line)
    {
        count = 0;
        LineBreaks = 0;
        if (start == bytes.Length)
        {
            return 0;
        }

        var hasEscapes = false;
        var position = start;
        while (true)
        {
            var isQuoted = position < bytes.Length && bytes[position] == Quote;
            var fieldEnd = isQuoted
                ? EndOfQuoted(bytes, position, isLast, line, ref hasEscapes)
                : EndOfPlain(bytes, position, isLast);
            if (fieldEnd < 0)
            {
                LineBreaks = 0;
                return 0;
            }

            var isRecordEnd = fieldEnd == bytes.Length || bytes[fieldEnd] == LineFeed;
            var hasCarriageReturn = isRecordEnd && fieldEnd > position && bytes[fieldEnd - 1] == CarriageReturn && fieldEnd < bytes.Length;
            var contentEnd = hasCarriageReturn ? fieldEnd - 1 : fieldEnd;
            Add(isQuoted ? new Field(position + 1, contentEnd - position - 2) : new Field(position, contentEnd - position));
            if (isRecordEnd)
            {
                LineBreaks += fieldEnd < bytes.Length ? 1 : 0;
                if (hasEscapes)
                {
                    Unescape(bytes);
                }

                return Math.Min(fieldEnd + 1, bytes.Length) - start;
            }

            position = fieldEnd + 1;
        }
    }

    private int EndOfPlain(Span<byte> bytes, int position, bool isLast)
    {
        var length = bytes[position..].IndexOfAny(fieldEnds);
        return length >= 0 ? position + length : isLast ? bytes.Length : -1;
    }

    /// <summary>The place behind the closing quote (and a carriage return there): a separator, a line feed or the end.</summary>
    private int EndOfQuoted(Span<byte> bytes, int opening, bool isLast, long line, ref bool hasEscapes)
    {
        var openingLine = line + LineBreaks;
        var position = opening + 1;
        while (true)
        {
            var length = bytes[position..].IndexOf(Quote);
            if (length < 0)
            {
                return isLast
                    ? throw new ReportFormatException($"A quote opens on line {openingLine} of the report and never closes.")
                    : -1;
            }

            LineBreaks += bytes.Slice(position, length).Count(LineFeed);
            position += length + 1;
            if (position == bytes.Length)
            {
                return isLast ? position : -1;
            }

            if (bytes[position] == Quote)
            {
                hasEscapes = true;
                position++;
                continue;
            }

            var end = bytes[position] == CarriageReturn ? position + 1 : position;
            if (end == bytes.Length)
            {
                return isLast ? throw BehindQuote(line) : -1;
            }

            var isEnd = bytes[end] == LineFeed || (end == position && bytes[end] == separator);
            return isEnd ? end : throw BehindQuote(line);
        }
    }

    private ReportFormatException BehindQuote(long line) =>
        new($"On line {line + LineBreaks} of the report, a closing quote is followed by something else than a separator or the end of the line.");

    private void Add(Field field)
    {
        if (count == fields.Length)
        {
            Array.Resize(ref fields, count * 2);
        }

        fields[count++] = field;
    }

    /// <summary>Takes one of each two quotes out of the fields that were quoted.</summary>
    private void Unescape(Span<byte> bytes)
    {
        for (var i = 0; i < count; i++)
        {
            var (start, length) = fields[i];
            if (start == 0 || bytes[start - 1] != Quote)
            {
                continue;
            }

            var field = bytes.Slice(start, length);
            var kept = 0;
            for (var read = 0; read < field.Length; read++)
            {
                field[kept++] = field[read];
                if (field[read] == Quote)
                {
                    read++;
                }
            }

            fields[i] = new Field(start, kept);
        }
    }
}

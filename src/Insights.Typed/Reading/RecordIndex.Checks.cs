namespace Insights.Typed.Reading;

/// <content>Checks the rules that do not concern quotes: the number of fields and the length of records.</content>
internal sealed partial class RecordIndex
{
    /// <summary>Counts the records that became complete, up to the first invalid one.</summary>
    private void Check(ReadOnlySpan<byte> buffer)
    {
        if (lineFeeds == RecordCount)
        {
            return;
        }

        if (FieldCount == 0)
        {
            FieldCount = CountFields(buffer, 0);
            if (positions.Length - count <= FieldCount)
            {
                Array.Resize(ref positions, positions.Length + FieldCount);
            }
        }

        if (AreAllRegular(buffer))
        {
            RecordCount = lineFeeds;
            return;
        }

        for (; RecordCount < lineFeeds; RecordCount++)
        {
            if (FindError(buffer, RecordCount * FieldCount) is { } error)
            {
                Error = error;
                return;
            }
        }
    }

    /// <summary>Returns a value indicating whether there are as many new records as new line feeds, without a record that is too long.</summary>
    private bool AreAllRegular(ReadOnlySpan<byte> buffer)
    {
        if (lineFeeds * FieldCount >= count)
        {
            return false;
        }

        var start = positions[RecordCount * FieldCount];
        for (var last = (RecordCount + 1) * FieldCount; last <= lineFeeds * FieldCount; last += FieldCount)
        {
            var end = positions[last];
            if (buffer[end] != LineFeed || end - start - 1 > maxRecordBytes)
            {
                return false;
            }

            start = end;
        }

        return true;
    }

    private RecordError? FindError(ReadOnlySpan<byte> buffer, int start)
    {
        var fields = CountFields(buffer, start);
        var end = positions[start + fields];
        var length = end - positions[start] - 1;
        if (length > 0 && buffer[end - 1] == CarriageReturn)
        {
            length--;
        }

        return length > maxRecordBytes ? new RecordError(RecordErrorKind.RecordLength, positions[start] + 1)
            : fields != FieldCount ? new RecordError(RecordErrorKind.FieldCount, positions[start] + 1, fields)
            : null;
    }

    /// <summary>Returns the number of fields of the record whose positions start here. Its line feed must be in the buffer.</summary>
    private int CountFields(ReadOnlySpan<byte> buffer, int start)
    {
        var fields = 1;
        while (buffer[positions[start + fields]] != LineFeed)
        {
            fields++;
        }

        return fields;
    }
}

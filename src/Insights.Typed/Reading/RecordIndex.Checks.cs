namespace Insights.Typed.Reading;

/// <content>Whether records keep the rules that are not about quotes: as many fields as the first, and not too many bytes.</content>
internal sealed partial class RecordIndex
{
    /// <summary>Counts the records that became complete, up to the first that breaks a rule.</summary>
    private void Check(ReadOnlySpan<byte> buffer)
    {
        if (lineFeeds == RecordCount)
        {
            return;
        }

        if (FieldCount == 0)
        {
            FieldCount = FieldsUpToLineFeed(buffer, 0);
            if (places.Length - count <= FieldCount)
            {
                Array.Resize(ref places, places.Length + FieldCount);
            }
        }

        if (AreAllRegular(buffer))
        {
            RecordCount = lineFeeds;
            return;
        }

        for (; RecordCount < lineFeeds; RecordCount++)
        {
            if (FaultOf(buffer, RecordCount * FieldCount) is { } fault)
            {
                Fault = fault;
                return;
            }
        }
    }

    /// <summary>Whether there are as many new records as new line feeds, and none is too long.</summary>
    private bool AreAllRegular(ReadOnlySpan<byte> buffer)
    {
        if (lineFeeds * FieldCount >= count)
        {
            return false;
        }

        var start = places[RecordCount * FieldCount];
        for (var last = (RecordCount + 1) * FieldCount; last <= lineFeeds * FieldCount; last += FieldCount)
        {
            var end = places[last];
            if (buffer[end] != LineFeed || end - start - 1 > maxRecordBytes)
            {
                return false;
            }

            start = end;
        }

        return true;
    }

    private RecordFault? FaultOf(ReadOnlySpan<byte> buffer, int start)
    {
        var fields = FieldsUpToLineFeed(buffer, start);
        var end = places[start + fields];
        var length = end - places[start] - 1;
        if (length > 0 && buffer[end - 1] == CarriageReturn)
        {
            length--;
        }

        return length > maxRecordBytes ? new RecordFault(FaultKind.RecordLength, places[start] + 1)
            : fields != FieldCount ? new RecordFault(FaultKind.FieldCount, places[start] + 1, fields)
            : null;
    }

    /// <summary>How many fields the record has whose places start here. Its line feed must be there.</summary>
    private int FieldsUpToLineFeed(ReadOnlySpan<byte> buffer, int start)
    {
        var fields = 1;
        while (buffer[places[start + fields]] != LineFeed)
        {
            fields++;
        }

        return fields;
    }
}

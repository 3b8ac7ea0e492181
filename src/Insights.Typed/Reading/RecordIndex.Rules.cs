namespace Insights.Typed.Reading;

/// <content>The rules, byte by byte.</content>
internal sealed partial class RecordIndex
{
    /// <summary>Scans one block with quotes at any positions.</summary>
    private void ScanByteByByte(ReadOnlySpan<byte> buffer, int end)
    {
        var position = Position;
        var added = count;
        var foundLineFeeds = 0;
        var innerLineFeeds = 0;
        var startsField = positions[count - 1] == position - 1;
        var last = Math.Min(end, position + ByteBlock.Size);
        for (; position < last && Error is null; position++)
        {
            var value = buffer[position];
            var isEnd = false;
            if (state == QuoteState.Inside)
            {
                state = value == Quote ? QuoteState.AfterQuote : QuoteState.Inside;
                innerLineFeeds += value == LineFeed ? 1 : 0;
            }
            else if (value == LineFeed || (value == separator && state != QuoteState.AfterReturn))
            {
                isEnd = true;
                positions[added++] = position;
                foundLineFeeds += value == LineFeed ? 1 : 0;
                state = QuoteState.None;
            }
            else if (value == Quote && (startsField || state == QuoteState.AfterQuote))
            {
                state = QuoteState.Inside;
            }
            else if (value == CarriageReturn && state == QuoteState.AfterQuote)
            {
                state = QuoteState.AfterReturn;
            }
            else if (state != QuoteState.None)
            {
                Error = new RecordError(RecordErrorKind.TextAfterQuote, position);
            }

            startsField = isEnd;
        }

        Update(last, added, foundLineFeeds, innerLineFeeds);
    }
}

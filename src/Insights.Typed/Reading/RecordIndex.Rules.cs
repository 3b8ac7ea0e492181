namespace Insights.Typed.Reading;

/// <content>The rules themselves, byte by byte.</content>
internal sealed partial class RecordIndex
{
    /// <summary>Goes on for one block, whose quotes may stand anywhere.</summary>
    private void ScanByRules(ReadOnlySpan<byte> buffer, int end)
    {
        var position = Position;
        var added = count;
        var foundLineFeeds = 0;
        var innerLineFeeds = 0;
        var startsField = places[count - 1] == position - 1;
        var last = Math.Min(end, position + ByteBlock.Size);
        for (; position < last && Fault is null; position++)
        {
            var value = buffer[position];
            var isEnd = false;
            if (state == QuoteState.Inside)
            {
                state = value == Quote ? QuoteState.Behind : QuoteState.Inside;
                innerLineFeeds += value == LineFeed ? 1 : 0;
            }
            else if (value == LineFeed || (value == separator && state != QuoteState.BehindReturn))
            {
                isEnd = true;
                places[added++] = position;
                foundLineFeeds += value == LineFeed ? 1 : 0;
                state = QuoteState.None;
            }
            else if (value == Quote && (startsField || state == QuoteState.Behind))
            {
                state = QuoteState.Inside;
            }
            else if (value == CarriageReturn && state == QuoteState.Behind)
            {
                state = QuoteState.BehindReturn;
            }
            else if (state != QuoteState.None)
            {
                Fault = new RecordFault(FaultKind.BehindQuote, position);
            }

            startsField = isEnd;
        }

        Set(last, added, foundLineFeeds, innerLineFeeds);
    }
}

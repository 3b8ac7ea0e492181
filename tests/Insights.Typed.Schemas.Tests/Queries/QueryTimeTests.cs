using System.Globalization;

namespace Insights.Typed.Schemas.Tests.Queries;

/// <summary>Times that a user writes, in UTC unless they have a zone, and never in the culture of the machine.</summary>
public sealed class QueryTimeTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-01-31T00:00:00Z")]
    [InlineData("2026-01-31T10:30", "2026-01-31T10:30:00Z")]
    [InlineData("2026-01-31T10:30:15", "2026-01-31T10:30:15Z")]
    [InlineData("2026-01-31T10:30:15+02:00", "2026-01-31T08:30:15Z")]
    [InlineData("2026-01-31T10:30:15.250Z", "2026-01-31T10:30:15.25Z")]
    public void A_time_of_ISO_8601_is_read(string text, string expected)
    {
        Assert.True(QueryTime.TryParse(text, out var time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("May 2025")]
    [InlineData("01/02/2026")]
    [InlineData("2026-02-30")]
    [InlineData(" 2026-01-31")]
    public void Another_text_is_refused(string? text) => Assert.False(QueryTime.TryParse(text, out _));
}

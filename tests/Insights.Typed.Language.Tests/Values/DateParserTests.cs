using System.Globalization;
using System.Text;
using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests.Values;

public sealed class DateParserTests
{
    private static readonly string[] TimeFormats = ["", " H:mm", " H:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt"];

    [Theory]
    [InlineData("2026-05-03", "2026-05-03T00:00:00.0000000+00:00")]
    [InlineData("2026-05-03T16:05", "2026-05-03T16:05:00.0000000+00:00")]
    [InlineData("2026-05-03T16:05Z", "2026-05-03T16:05:00.0000000+00:00")]
    [InlineData("2026-05-03T16:05+02:00", "2026-05-03T16:05:00.0000000+02:00")]
    [InlineData("2026-05-03T16:05:09", "2026-05-03T16:05:09.0000000+00:00")]
    [InlineData("2026-05-03T16:05:09.1234567-11:30", "2026-05-03T16:05:09.1234567-11:30")]
    [InlineData("2026-05-03 16:05", "2026-05-03T16:05:00.0000000+00:00")]
    [InlineData("2026-05-03 16:05:09.5Z", "2026-05-03T16:05:09.5000000+00:00")]
    [InlineData("2026/5/3", "2026-05-03T00:00:00.0000000+00:00")]
    [InlineData("2026/05/13 6:05:09", "2026-05-13T06:05:09.0000000+00:00")]
    [InlineData("Sun, 03 May 2026 16:05:09 GMT", "2026-05-03T16:05:09.0000000+00:00")]
    public void A_time_is_read_without_a_declared_format(string field, string expected)
    {
        Assert.Equal(expected, Parse(DateParser.Default, field)?.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(expected, Parse(new DateParser("d.M.yyyy"), field)?.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 16:05")]
    [InlineData(" 4:05 PM")]
    [InlineData("5/3/2026")]
    [InlineData("3.5.2026 16:05")]
    [InlineData("2026-5-3")]
    [InlineData("2026-05-03 ")]
    [InlineData("2026-05-03T16:05:09 GMT")]
    [InlineData("2026-05-03 16:05Z")]
    [InlineData("2026/5/3 16:05")]
    [InlineData("\u06602026-05-03")]
    [InlineData("2026-05-03T16:05:09Z                                             ")]
    [InlineData("2026-05-03T16:05:09.0000000000000000000000000000000000000000000000000000000Z")]
    public void Other_text_is_no_time(string field) => Assert.Null(Parse(DateParser.Default, field));

    [Fact]
    public void Every_declared_format_is_read_with_every_form_of_a_time()
    {
        var random = new Random(20261129);
        foreach (var format in DateFormat.All)
        {
            var parser = new DateParser(format);
            foreach (var time in TimeFormats)
            {
                for (var i = 0; i < Soak.Times(20); i++)
                {
                    var moment = new DateTime(2000 + random.Next(100), 1, 1).AddTicks(random.NextInt64(364 * TimeSpan.TicksPerDay));
                    var field = moment.ToString(format + time, CultureInfo.InvariantCulture);

                    Assert.Equal(
                        (field, TimeSpan.Zero),
                        (Parse(parser, field)?.ToString(format + time, CultureInfo.InvariantCulture), Parse(parser, field)?.Offset));

                    // A zone only follows ISO 8601, which "yyyy-M-d" can be.
                    Assert.Equal(Parse(DateParser.Default, field + "Z"), Parse(parser, field + "Z"));
                }
            }
        }
    }

    [Fact]
    public void Every_text_of_a_declared_format_is_the_date_that_was_written()
    {
        foreach (var format in DateFormat.All.SelectMany(format => new[] { format, format.Replace("d", "dd", StringComparison.Ordinal).Replace("M", "MM", StringComparison.Ordinal) }))
        {
            var parser = new DateParser(format);
            for (var day = new DateOnly(2024, 1, 1); day.Year == 2024; day = day.AddDays(1))
            {
                var field = Encoding.UTF8.GetBytes(day.ToString(format, CultureInfo.InvariantCulture));

                Assert.Equal((format, true, day), (format, FieldDecoder.TryDecodeDate(field, parser, out var value), value));
                Assert.Equal((format, true, day), (format, FieldDecoder.TryDecodeDateTime(field, parser, out var time), DateOnly.FromDateTime(time)));
            }
        }
    }

    [Theory]
    [InlineData("5/3/2026", '/')]
    [InlineData("05/13/2026", '/')]
    [InlineData("31.12.2026", '.')]
    [InlineData("1-12-2026", '-')]
    [InlineData("5/3/2026 4:05 PM", '/')]
    public void A_form_without_an_order_gets_the_advice_to_declare_it(string field, char separator)
    {
        Assert.Equal(
            $"This form does not state the order of day and month. Declare it for the column in the dataset's schema file, under \"typed\": \"format\": \"M{separator}d{separator}yyyy\" where the month is first, \"format\": \"d{separator}M{separator}yyyy\" where the day is.",
            DateParser.Default.GetFormatAdvice(Encoding.UTF8.GetBytes(field)));
        Assert.Equal(
            $"The column's \"format\" in the dataset's schema file is \"M/d/yyyy\". If the service sends another one, declare that, such as \"format\": \"M{separator}d{separator}yyyy\" or \"format\": \"d{separator}M{separator}yyyy\".",
            new DateParser("M/d/yyyy").GetFormatAdvice(Encoding.UTF8.GetBytes(field)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("12")]
    [InlineData("/1/2026")]
    [InlineData("123/1/2026")]
    [InlineData("1 2 2026")]
    [InlineData("1:2:2026")]
    [InlineData("1/")]
    [InlineData("1/2")]
    [InlineData("1/23")]
    [InlineData("1//2026")]
    [InlineData("1/234/2026")]
    [InlineData("1/2.2026")]
    [InlineData("1/2/")]
    [InlineData("1/2/26")]
    [InlineData("1/2/202")]
    [InlineData("1/2/20261")]
    [InlineData("2026/1/2")]
    public void Another_form_gets_no_advice(string field) => Assert.Null(DateParser.Default.GetFormatAdvice(Encoding.UTF8.GetBytes(field)));

    private static DateTimeOffset? Parse(DateParser parser, string field) => parser.TryParse(Encoding.UTF8.GetBytes(field), out var value) ? value : null;
}

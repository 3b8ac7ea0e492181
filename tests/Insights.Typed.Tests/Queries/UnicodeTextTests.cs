using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>A text is either preserved or rejected. No text can have the meaning of another value.</summary>
public sealed class UnicodeTextTests
{
    [Fact]
    public void Every_character_is_preserved_or_refused()
    {
        var refused = new List<int>();
        for (var character = 0; character <= 0xFFFF; character++)
        {
            if (!Arrives("a" + (char)character + "b"))
            {
                refused.Add(character);
            }
        }

        var expected = Enumerable.Range(0, 0x20).Append('\'').Concat(Enumerable.Range(0x7F, 0x21)).Concat([0x2028, 0x2029]).Concat(Enumerable.Range(0xD800, 0x800));
        Assert.Equal(expected, refused);
    }

    [Fact]
    public void Random_strings_round_trip_or_are_refused()
    {
        var random = new Random(5051);
        var arrived = 0;
        const int Cases = 20_000;
        for (var i = 0; i < Cases; i++)
        {
            arrived += Arrives(RandomStrings.Any(random)) ? 1 : 0;
        }

        // Both outcomes must be frequent, or the test proves little.
        Assert.InRange(arrived, Cases / 4, Cases * 3 / 4);
    }

    [Fact]
    public void Strings_that_look_like_queries_are_written_as_strings()
    {
        string[] pieces = ["' ", "\" ", "OR 1=1", " AND Name = ", "; ", "-- ", "/*", ")", "(", ",", "\\", "''", "%", "_", "LIMIT 1", " TIMESPAN LIFETIME", "\uFF07", "\u2019", "\u02BC"];
        var random = new Random(5052);
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => pieces[random.Next(pieces.Length)]));

            Assert.Equal(!text.Contains('\'', StringComparison.Ordinal), Arrives(text));
        }
    }

    [Fact]
    public void Strings_in_lists_stay_separate()
    {
        var random = new Random(5053);
        for (var i = 0; i < 2000; i++)
        {
            var strings = Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomStrings.Valid(random)).ToList();
            var list = Assert.IsType<ListSyntax>(ConditionText.ParseCondition(x => x.Name.In(strings)).Value);

            Assert.Equal(strings, list.Items.Select(item => item.Text));
        }
    }

    /// <summary>Returns false if the text is rejected; fails if it is accepted and changed.</summary>
    private static bool Arrives(string text)
    {
        string written;
        try
        {
            written = Datasets.Everything.Where(x => x.Name == text).Take(5).Select(x => x.Seats).ToString();
        }
        catch (ArgumentException)
        {
            return false;
        }

        var query = ParsedQuery.Parse(written).Query;
        Assert.NotNull(query);
        var condition = Assert.Single(query.Conditions);
        Assert.Equal(("Name", ComparisonOperator.Equal, 5L), (condition.Column.Text, condition.Operator, query.Limit?.Count));
        Assert.Null(query.DateRange);
        Assert.Equal(text, Assert.IsType<StringSyntax>(condition.Value).Text);
        Assert.Equal(written, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(written)));
        return true;
    }
}

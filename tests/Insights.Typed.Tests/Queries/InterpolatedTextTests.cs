using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

#pragma warning disable INS110, INS111 // Texts that are refused at run time are reported, too.

/// <summary>Values in an interpolated text are written as literals, and none changes the structure of the query.</summary>
public sealed class InterpolatedTextTests
{
    private const string Start = "SELECT Name FROM Everything WHERE ";

    private static readonly int[] Numbers = [1, 2];
    private static readonly long[] Five = [5];
    private static readonly string[] Texts = ["a", "b c"];

    public static TheoryData<ComparisonOperator> Operators => [.. ComparisonOperators.All];

    [Fact]
    public void Each_type_is_written_as_a_typed_query_writes_it()
    {
        var (text, number, amount, id) = ("Germany", 5, -1.50m, new Guid("2a31c234-1f4e-4c60-909e-76d234f93161"));
        var (day, time) = (new DateOnly(2024, 5, 1), new DateTime(2024, 5, 1, 10, 30, 0, DateTimeKind.Utc));
        int? maybe = 7;

        string[] expected =
        [
            $"{Start}Name = 'Germany'",
            $"{Start}Name = 'x'",
            $"{Start}Seats = 5 AND Seats < 7 AND Seats != 18446744073709551615",
            $"{Start}Price > -1.50",
            $"{Start}Id = '2a31c234-1f4e-4c60-909e-76d234f93161'",
            $"{Start}Day >= '2024-05-01'",
            $"{Start}Moment >= '2024-05-01T10:30:00Z' AND Moment < '2024-05-01T08:30:00Z'",
            $"{Start}Seats IN (1, 2) AND Seats NOT IN (1, 2, 9) AND Name IN ('a', 'b c')",
            $"{Start}Id IN ('2a31c234-1f4e-4c60-909e-76d234f93161') AND Day IN ('2024-05-01') AND Moment IN ('2024-05-01T10:30:00Z') AND Price IN (-1.50) AND Seats IN (5)",
        ];
        string[] written =
        [
            Text($"SELECT Name FROM Everything WHERE Name = {text}"),
            Text($"SELECT Name FROM Everything WHERE Name = {'x'}"),
            Text($"SELECT Name FROM Everything WHERE Seats = {number} AND Seats < {maybe} AND Seats != {ulong.MaxValue}"),
            Text($"SELECT Name FROM Everything WHERE Price > {amount}"),
            Text($"SELECT Name FROM Everything WHERE Id = {id}"),
            Text($"SELECT Name FROM Everything WHERE Day >= {day}"),
            Text($"SELECT Name FROM Everything WHERE Moment >= {time} AND Moment < {new DateTimeOffset(2024, 5, 1, 10, 30, 0, TimeSpan.FromHours(2))}"),
            Text($"SELECT Name FROM Everything WHERE Seats IN {Numbers} AND Seats NOT IN ({Numbers}, {9}) AND Name IN {Texts}"),
            Text($"SELECT Name FROM Everything WHERE Id IN {new[] { id }} AND Day IN {new[] { day }} AND Moment IN {new[] { time }} AND Price IN {new[] { amount }} AND Seats IN {Five}"),
        ];

        Assert.Equal(expected, written);
    }

    [Fact]
    public void Quotes_around_a_value_are_its_quotes()
    {
        var (text, day, number) = ("Germany", new DateOnly(2024, 5, 1), 5);
        Assert.Equal($"{Start}Name = 'Germany'", Text($"SELECT Name FROM Everything WHERE Name = '{text}'"));
        Assert.Equal($"{Start}Name LIKE '%Germany%'", Text($"SELECT Name FROM Everything WHERE Name LIKE '%{text}%'"));
        Assert.Equal($"{Start}Day > '2024-05-01'", Text($"SELECT Name FROM Everything WHERE Day > '{day}'"));
        Assert.Equal($"{Start}Name IN ('a5', 'Germany')", Text($"SELECT Name FROM Everything WHERE Name IN ('a{number}', '{text}')"));
    }

    [Fact]
    public void A_string_is_a_name_where_the_grammar_has_one()
    {
        var (column, dataset, range, months) = ("Seats", "Everything", "LIFETIME", 6);
        Assert.Equal(
            "SELECT Name, Seats FROM Everything WHERE Seats > 5 ORDER BY Seats DESC LIMIT 10 TIMESPAN LIFETIME AGGREGATED Seats",
            Text($"SELECT {new[] { "Name", column }} FROM {dataset} WHERE {column} > {5} ORDER BY {column} DESC LIMIT {10} TIMESPAN {range} AGGREGATED {column}"));
        Assert.Equal("SELECT Seats FROM Everything TIMESPAN LAST_6_MONTHS", Text($"SELECT {column} FROM Everything TIMESPAN LAST_{months}_MONTHS"));
    }

    [Fact]
    public void A_query_can_be_continued()
    {
        InsightsQuery query = Datasets.Everything.Where(x => x.Seats > 1).Select(x => x.Name);
        Assert.Equal($"{Start}Seats > 1 AND Name = 'a' LIMIT 5", Text($"{query} AND Name = {"a"} LIMIT {5}"));
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        string? none = null;
        int? noNumber = null;
        var (quote, percent, fragment, price, five) = ("O'Brien", "5%", "; DROP", 1.5m, "5");
        Assert.Equal(
            [
                "A value for position 41 of the text must not be null: the query language has no test for a missing value.",
                "A value for position 42 of the text must not be null: the query language has no test for a missing value.",
                "A value for position 41 of the text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 1.",
                "A value for position 42 of the text cannot be written in a query: it has a quote, and the language has no documented way to write one, at index 1.",
                "A string to search for in position 46 of the text must not contain '%' (index 1): it is a wildcard in the query language, without a documented escape. Use LIKE with a whole pattern.",
                "A string to search for in position 45 of the text must not contain '%' (index 1): it is a wildcard in the query language, without a documented escape. Use LIKE with a whole pattern.",
                "The value at position 34 of the text is the name of a column, which contains only letters, digits, '_', '-' and '.', and is neither a number nor a keyword.",
                "The value at position 28 of the text is not valid there: expected WHERE, ORDER BY, LIMIT, TIMESPAN. Only values and names can be inserted; a text that is composed of other parts is passed as a string.",
                "The value at position 7 of the text is not valid there: expected DISTINCT, the name of a column. Only values and names can be inserted; a text that is composed of other parts is passed as a string.",
                "A list for position 42 of the text must contain at least one value: the query language has no empty list.",
                "LIMIT accepts a whole number above zero, and the value at position 34 of the text is 0.",
                "LIMIT accepts a whole number above zero, and the value at position 34 of the text is 1.5.",
                "The value at position 34 of the text is not valid there: expected a whole number above zero. Only values and names can be inserted; a text that is composed of other parts is passed as a string.",
                "The value at position 41 of the text is not valid there: expected a number, a string. Only values and names can be inserted; a text that is composed of other parts is passed as a string.",
                "A query contains times in whole seconds, and 2024-05-01T00:00:00.001 has a fraction.",
                "The text is not a query: 'equal' is written = (at position 40).",
                "The text is not a query: this string has no closing quote (at position 41).",
                "The value at position 18 of the text is a part of a word, which contains only letters, digits, '_', '-' and '.'.",
                "A query is valid at the start of the text only, not at position 7 of the text.",
            ],
            new Func<InsightsQuery>[]
            {
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name = {none}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Seats = {noNumber}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name = {quote}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name = '{quote}'"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name LIKE '%{percent}'"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name LIKE '{percent}%'"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE {fragment}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything {fragment}"),
                () => InsightsQuery.FromText($"SELECT {5} FROM Everything"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name IN {Array.Empty<string>()}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything LIMIT {0}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything LIMIT {price}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything LIMIT {five}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name = {Texts}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Moment = {new DateTime(2024, 5, 1, 0, 0, 0, 1)}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Seats == {5}"),
                () => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name = '{five}"),
                () => InsightsQuery.FromText($"SELECT Name, Seats{fragment} FROM Everything"),
                () => InsightsQuery.FromText($"SELECT {Datasets.Everything} FROM Everything"),
            }.Select(create => Assert.ThrowsAny<ArgumentException>(() => create()).Message.Split(" (Parameter")[0]));
    }

    /// <summary>A value that is a part of a pattern has no wildcard, whichever operator compares with the pattern. Other operators accept it.</summary>
    [Theory]
    [MemberData(nameof(Operators))]
    public void A_part_of_a_pattern_has_no_wildcard(ComparisonOperator @operator)
    {
        var (before, after) = @operator.AcceptsList() ? ("('", "%')") : ("'", "%'");
        var text = new InterpolatedQueryText(0, 1);
        text.AppendLiteral($"{Start}Name {@operator.ToText()} {before}");
        text.AppendFormatted("a%b");

        if (@operator.AcceptsPattern())
        {
            var error = Assert.Throws<ArgumentException>(() => text.AppendLiteral(after));
            Assert.Contains($"must not contain '%' (index 1): it is a wildcard in the query language, without a documented escape. Use {@operator.ToText()} with a whole pattern.", error.Message, StringComparison.Ordinal);
        }
        else
        {
            text.AppendLiteral(after);
            Assert.Equal($"{Start}Name {@operator.ToText()} {before}a%b{after}", InsightsQuery.FromText(text).ToString());
        }
    }

    /// <summary>Any string in any place is refused, or is exactly one literal or name of a query with the same structure.</summary>
    [Fact]
    public void No_string_changes_the_structure()
    {
        string[] parts = ["a", "'", "%", "_", " ", "OR", "AND", "--", ";", "(", ")", ",", "Name", "=", "\n", "''", "1", "SELECT", "\ud83d\ude00", "\\", "\"", "-", ".", ""];
        var random = new Random(11);
        var accepted = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var value = string.Concat(random.GetItems(parts, random.Next(4)));
            if (Write(() => InsightsQuery.FromText($"SELECT Name FROM Everything WHERE Name = {value} AND Name LIKE '%{value}%' AND Name IN ('x', '{value}') LIMIT 5")) is { } values)
            {
                Assert.Equal([value, $"%{value}%", "x", value], values.Conditions.SelectMany(condition => condition.Value.GetLiterals()).Select(literal => literal.Text));
                Assert.All(values.Conditions.SelectMany(condition => condition.Value.GetLiterals()), literal => Assert.IsType<StringSyntax>(literal));
                Assert.Equal((3, 5L, 1), (values.Conditions.Count, values.Limit!.Count, values.Columns.Count));
                accepted++;
            }

            if (Write(() => InsightsQuery.FromText($"SELECT {value} FROM {value} WHERE {value} > 5 ORDER BY {value} TIMESPAN {value}")) is { } names)
            {
                Assert.Equal(
                    (value, value, value, value, value),
                    (Assert.Single(names.Columns).Text, names.Dataset.Text, Assert.Single(names.Conditions).Column.Text, Assert.Single(names.OrderBy).Column.Text, names.DateRange!.Text));
                accepted++;
            }
        }

        Assert.InRange(accepted, 100, 6_000);
    }

    private static QuerySyntax? Write(Func<InsightsQuery> create)
    {
        try
        {
            return ParsedQuery.Parse(create().ToString()).Query ?? throw new InvalidOperationException("The text is not a query.");
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Text(InterpolatedQueryText text) => text.ToString();
}

namespace Insights.Typed.Language.Tests;

/// <summary>What is valid at a position, which is marked with <c>|</c>, and the names around it.</summary>
public sealed class QueryPositionTests
{
    public static TheoryData<ComparisonOperator> Operators => [.. ComparisonOperators.All];

    [Theory]
    [InlineData("SELECT |", "the name of a column")]
    [InlineData("SELECT a FROM |", "the name of a dataset")]
    [InlineData("SELECT a FROM B WHERE |", "the name of a column")]
    [InlineData("SELECT a FROM B TIMESPAN |", "the name of a date range")]
    [InlineData("SELECT a FROM B TIMESPAN LAST_MONTH AGGREGATED |", "the name of an aggregation")]
    [InlineData("SELECT a|", null)]
    [InlineData("SELECT a |", null)]
    [InlineData("SELECT a FROM B WHERE c = |", null)]
    [InlineData("SELECT a FROM B WHERE c = '|", null)]
    [InlineData("SELECT a FROM B LIMIT |", null)]
    public void A_new_word_can_be_a_name(string marked, string? expected) =>
        Assert.Equal(expected, QueryPosition.Find(marked.Replace("|", "", StringComparison.Ordinal), marked.IndexOf('|', StringComparison.Ordinal)).ExpectedName);

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_operator_is_directly_before_its_value(ComparisonOperator @operator)
    {
        var start = $"SELECT a FROM B WHERE c {@operator.ToText()}";
        string[] texts = [start, start + " ", start + "\n'", start + "'x y", start + " 5", start.ToLowerInvariant() + " 'x", start.Replace("NOT ", "NOT  ", StringComparison.Ordinal) + " "];

        // A word at the end belongs to the position itself, so that an operator of letters is not yet complete.
        Assert.Equal(
            texts.Select((text, index) => index == 0 && char.IsLetter(text[^1]) ? (ComparisonOperator?)null : @operator),
            texts.Select(text => QueryPosition.Find(text, text.Length).Operator));
    }

    [Theory]
    [InlineData("")]
    [InlineData("LIK")]
    [InlineData("SELECT a ")]
    [InlineData("SELECT a FROM B WHERE c ")]
    [InlineData("SELECT a FROM B WHERE c NOT ")]
    [InlineData("SELECT a FROM B WHERE c = 'LIKE' ")]
    [InlineData("SELECT a FROM B WHERE c LIKE 'x' AND ")]
    [InlineData("SELECT a FROM B WHERE c IN (")]
    [InlineData("SELECT a FROM B WHERE c IN ('x', '")]
    public void No_operator_is_before_another_position(string text) => Assert.Null(QueryPosition.Find(text, text.Length).Operator);

    [Theory]
    [InlineData("|", "", false, null, null, "", null, "Keyword:SELECT")]
    [InlineData("S|", "S", false, null, null, "", null, "Keyword:SELECT")]
    [InlineData("SEL|ECT a", "SELECT", false, null, null, "", null, "Keyword:SELECT")]
    [InlineData("|SELECT a FROM B", "", false, null, "B", "a", null, "")]
    [InlineData("SELECT |", "", false, Clause.Select, null, "", null, "Keyword:DISTINCT ColumnName:the name of a column")]
    [InlineData("SELECT DISTINCT |", "", false, Clause.Select, null, "", null, "ColumnName:the name of a column")]
    [InlineData("SELECT a|", "a", false, Clause.Select, null, "", null, "Keyword:DISTINCT ColumnName:the name of a column")]
    [InlineData("SELECT a |", "", false, Clause.Select, null, "a", "a", "Symbol:, Keyword:FROM")]
    [InlineData("SELECT a,|", "", false, Clause.Select, null, "a", "a", "ColumnName:the name of a column")]
    [InlineData("SELECT a, b | FROM C", "", false, Clause.Select, "C", "a b", "b", "Symbol:,")]
    [InlineData("SELECT a, bc|d, e FROM C WHERE f > 1", "bcd", false, Clause.Select, "C", "a e", "a", "ColumnName:the name of a column")]
    [InlineData("SELECT a FROM |", "", false, Clause.From, null, "a", "a", "DatasetName:the name of a dataset")]
    [InlineData("SELECT a FROM B|", "B", false, Clause.From, null, "a", "a", "DatasetName:the name of a dataset")]
    [InlineData("SELECT a FROM Bc|d TIMESPAN LAST_MONTH", "Bcd", false, Clause.From, null, "a", "a", "DatasetName:the name of a dataset")]
    [InlineData("SELECT a FROM B |", "", false, Clause.From, "B", "a", "B", "Keyword:WHERE Keyword:ORDER BY Keyword:LIMIT Keyword:TIMESPAN")]
    [InlineData("SELECT a FROM B | LIMIT 1", "", false, Clause.From, "B", "a", "B", "Keyword:WHERE Keyword:ORDER BY")]
    [InlineData("SELECT a FROM B | TIMESPAN LAST_MONTH", "", false, Clause.From, "B", "a", "B", "Keyword:WHERE Keyword:ORDER BY Keyword:LIMIT")]
    [InlineData("SELECT a FROM B WHERE |", "", false, Clause.Where, "B", "a", "B", "ColumnName:the name of a column")]
    [InlineData("SELECT a FROM B WHERE c |", "", false, Clause.Where, "B", "a", "c", "Operator:= Operator:!= Operator:< Operator:<= Operator:> Operator:>= Operator:LIKE Operator:NOT LIKE Operator:IN Operator:NOT IN")]
    [InlineData("SELECT a FROM B WHERE c = |", "", false, Clause.Where, "B", "a", "c", "Number:a number String:a string")]
    [InlineData("SELECT a FROM B WHERE c = 'x|", "'x", true, Clause.Where, "B", "a", "c", "String:a string")]
    [InlineData("SELECT a FROM B WHERE c = 'x|y' AND d = 1", "'xy'", true, Clause.Where, "B", "a", "c", "String:a string")]
    [InlineData("SELECT a FROM B WHERE c = 'x y|z w' AND d = 'e'", "'x yz", true, Clause.Where, "B", "a", "c", "String:a string")]
    [InlineData("SELECT a FROM B WHERE c = '|'", "''", true, Clause.Where, "B", "a", "c", "String:a string")]
    [InlineData("SELECT a FROM B WHERE c = 'x'|", "", false, Clause.Where, "B", "a", "c", "Keyword:AND Keyword:ORDER BY Keyword:LIMIT Keyword:TIMESPAN")]
    [InlineData("SELECT a FROM B WHERE c = 'x' |", "", false, Clause.Where, "B", "a", "c", "Keyword:AND Keyword:ORDER BY Keyword:LIMIT Keyword:TIMESPAN")]
    [InlineData("SELECT a FROM B WHERE c = 'x' AND |", "", false, Clause.Where, "B", "a", "c", "ColumnName:the name of a column")]
    [InlineData("SELECT a FROM B WHERE c NOT |", "", false, Clause.Where, "B", "a", "c", "Operator:LIKE Operator:IN")]
    [InlineData("SELECT a FROM B WHERE c IN (|", "", false, Clause.Where, "B", "a", "c", "Number:a number String:a string")]
    [InlineData("SELECT a FROM B WHERE c IN ('x', |", "", false, Clause.Where, "B", "a", "c", "Number:a number String:a string")]
    [InlineData("SELECT a FROM B ORDER |", "", false, Clause.OrderBy, "B", "a", "B", "Keyword:BY")]
    [InlineData("SELECT a FROM B ORDER BY |", "", false, Clause.OrderBy, "B", "a", "B", "ColumnName:the name of a column")]
    [InlineData("SELECT a FROM B ORDER BY a |", "", false, Clause.OrderBy, "B", "a", "a", "Keyword:ASC Keyword:DESC Symbol:, Keyword:LIMIT Keyword:TIMESPAN")]
    [InlineData("SELECT a FROM B LIMIT |", "", false, Clause.Limit, "B", "a", "B", "Number:a whole number above zero")]
    [InlineData("SELECT a FROM B LIMIT 5 |", "", false, Clause.Limit, "B", "a", "B", "Keyword:TIMESPAN")]
    [InlineData("SELECT a FROM B TIMESPAN |", "", false, Clause.Timespan, "B", "a", "B", "DateRangeName:the name of a date range")]
    [InlineData("SELECT a FROM B TIMESPAN LAST_MONTH |", "", false, Clause.Timespan, "B", "a", "LAST_MONTH", "Keyword:AGGREGATED")]
    [InlineData("SELECT a FROM B TIMESPAN LAST_MONTH AGGREGATED |", "", false, Clause.Aggregated, "B", "a", "LAST_MONTH", "AggregationName:the name of an aggregation")]
    [InlineData("SELECT a a a FROM |", "", false, Clause.From, null, "a a a", "a", "DatasetName:the name of a dataset")]
    [InlineData("SELECT a FROM B WHERE ! |", "", false, Clause.Where, "B", "a", "B", "")]
    [InlineData("FROM B WHERE |", "", false, Clause.Where, "B", "", "B", "ColumnName:the name of a column")]
    [InlineData("SELECT |a FROM B", "", false, Clause.Select, "B", "a", null, "Keyword:DISTINCT ColumnName:the name of a column")]
    [InlineData("SELECT 'x| FROM B", "'x", true, Clause.Select, "B", "", null, "")]
    [InlineData("SELECT a FROM B LIMIT 5| TIMESPAN T", "5", false, Clause.Limit, "B", "a", "B", "Number:a whole number above zero")]
    [InlineData("SELECT a ! b FROM B WHERE |", "", false, Clause.Where, "B", "a b", "B", "ColumnName:the name of a column")]
    public void A_position(string marked, string word, bool isInString, Clause? clause, string? dataset, string selected, string? lastName, string expected)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);
        var position = QueryPosition.Find(text, marked.IndexOf('|', StringComparison.Ordinal));

        Assert.Equal(word, text.Substring(position.Span.Start, position.Span.Length));
        Assert.Equal(
            (isInString, clause, dataset, selected, lastName),
            (position.IsInString, position.Clause, position.DatasetName, string.Join(' ', position.SelectedNames), position.LastName));
        Assert.Equal(expected, string.Join(' ', position.Expected.Select(item => $"{item.Kind}:{item.Text}")));
        Assert.All(position.Expected.Where(item => item.Kind == QueryExpectationKind.Keyword), item => Assert.EndsWith(".", item.Description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void A_position_outside_the_text_is_refused(int position)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => QueryPosition.Find("SELECT a", position));

        Assert.Equal("position", error.ParamName);
        Assert.StartsWith("The text has 8 characters.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => QueryPosition.Find(null!, 0));
    }
}

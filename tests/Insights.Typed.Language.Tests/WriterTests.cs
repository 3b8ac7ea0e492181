namespace Insights.Typed.Language.Tests;

public class WriterTests
{
    [Fact]
    public void Every_clause_is_in_its_position()
    {
        var query = new QueryModel(["A", "B"], "D")
        {
            Aggregation = NameOrHole.FromName("G"),
            DateRange = NameOrHole.FromName("R"),
            Limit = QueryValue.FromInteger(5),
            OrderBy = [new(NameOrHole.FromName("A"), SortDirection.Ascending), new(NameOrHole.FromName("B"), SortDirection.Descending), new(NameOrHole.FromName("C"), SortDirection.Unspecified)],
            Conditions = [new("A", ComparisonOperator.NotEqual, QueryValue.FromNumber("007")), new("B", ComparisonOperator.NotIn, QueryValue.FromList([QueryValue.FromText("x"), QueryValue.FromText("y")]))],
            IsDistinct = true,
        };

        Assert.Equal("SELECT DISTINCT A, B FROM D WHERE A != 007 AND B NOT IN ('x', 'y') ORDER BY A ASC, B DESC, C LIMIT 5 TIMESPAN R AGGREGATED G", query.ToString());
        Assert.Equal("SELECT DISTINCT A, B\nFROM D\nWHERE A != 007 AND B NOT IN ('x', 'y')\nORDER BY A ASC, B DESC, C\nLIMIT 5\nTIMESPAN R\nAGGREGATED G", QueryWriter.WriteLines(query));
    }

    [Fact]
    public void A_hole_is_written_as_its_source_in_braces()
    {
        var query = new QueryModel(["A"], "D")
        {
            RunTimeClauses = "given",
            Conditions =
            [
                ConditionModel.FromHole("filter"),
                new("A", ComparisonOperator.Equal, QueryValue.FromHole("a + 1")),
                new("B", ComparisonOperator.Like, QueryValue.FromHole("b", Wildcards.Before | Wildcards.After)),
                new("C", ComparisonOperator.In, QueryValue.FromList([QueryValue.FromInteger(1), QueryValue.FromHole("c")])),
            ],
            OrderBy = [new(NameOrHole.FromHole("by"), SortDirection.Descending)],
            Limit = QueryValue.FromHole("count"),
            DateRange = NameOrHole.FromHole("range"),
            Aggregation = NameOrHole.FromHole("period"),
        };

        Assert.Equal(
            "SELECT A FROM D {given} WHERE {filter} AND A = {a + 1} AND B LIKE '%{b}%' AND C IN (1, {c}) ORDER BY {by} DESC LIMIT {count} TIMESPAN {range} AGGREGATED {period}",
            query.ToString());
        Assert.Equal([true, true, true, true], query.Conditions.Select(condition => condition.Value.HasHole));
    }

    [Fact]
    public void Each_type_has_one_literal_form()
    {
        var moment = new DateTime(2026, 5, 1, 10, 30, 59, 999);

        Assert.Equal(
            ["-5", "1.50", "-2.5", "0.0", "'2026-05-01'", "'2026-05-01T10:30:59Z'", "'251de3d4-8868-4032-b518-f142da50522f'", "'a'", "'%a'", "'a%'", "(1, 2)"],
            new[]
            {
                QueryValue.FromInteger(-5), QueryValue.FromDecimal(1.50m), QueryValue.FromDecimal(-2.5m), QueryValue.FromDecimal(-0.0m), QueryValue.FromDate(moment), QueryValue.FromDateTime(moment),
                QueryValue.FromGuid(new Guid("251DE3D4-8868-4032-B518-F142DA50522F")), QueryValue.FromText("a"), QueryValue.FromText("a", Wildcards.Before), QueryValue.FromText("a", Wildcards.After),
                QueryValue.FromList([QueryValue.FromInteger(1), QueryValue.FromInteger(2)]),
            }.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("2026-05-01", true, false)]
    [InlineData("2024-02-29", true, false)]
    [InlineData("2026-05-01T10:30:59Z", false, true)]
    [InlineData("2023-02-29", false, false)]
    [InlineData("2026-05-1", false, false)]
    [InlineData(" 2026-05-01", false, false)]
    [InlineData("05/01/2026", false, false)]
    [InlineData("10:30", false, false)]
    [InlineData("2026-05-01T10:30:59", false, false)]
    [InlineData("2026-05-01 10:30:59Z", false, false)]
    [InlineData("2026-05-01T10:30:59.5Z", false, false)]
    [InlineData("2026-05-01T24:00:00Z", false, false)]
    [InlineData("2026-05-01T10:30:59+00:00", false, false)]
    [InlineData("2026-05-01t10:30:59z", false, false)]
    [InlineData("", false, false)]
    public void A_day_and_a_time_are_parsed_in_the_form_in_which_they_are_written(string text, bool isDate, bool isDateTime)
    {
        Assert.Equal((isDate, isDateTime), (QueryValue.TryParseDate(text, out var day), QueryValue.TryParseDateTime(text, out var time)));
        Assert.Equal(isDate, QueryValue.FromDate(day).Content == text);
        Assert.Equal(isDateTime, QueryValue.FromDateTime(time).Content == text);
        Assert.Equal(isDateTime ? DateTimeKind.Utc : DateTimeKind.Unspecified, time.Kind);
    }

    [Fact]
    public void Values_are_equal_if_their_text_and_value_are_equal()
    {
        var list = QueryValue.FromList([QueryValue.FromInteger(1), QueryValue.FromText("a")]);
        QueryValue[] others =
        [
            QueryValue.FromInteger(1), QueryValue.FromText("1"), QueryValue.FromHole("1"), QueryValue.FromText("1", Wildcards.After), QueryValue.FromList([QueryValue.FromInteger(1)]), default,
        ];

        Assert.Equal(list, QueryValue.FromList([QueryValue.FromInteger(1), QueryValue.FromText("a")]));
        Assert.Equal(list.GetHashCode(), QueryValue.FromList([QueryValue.FromInteger(1), QueryValue.FromText("a")]).GetHashCode());
        Assert.Equal(others.Length, others.Distinct().Count());
        Assert.Equal(100, Enumerable.Range(0, 100).Select(n => QueryValue.FromInteger(n).GetHashCode()).Distinct().Count());
        Assert.DoesNotContain(list, others);
    }

    [Fact]
    public void A_list_has_items_and_no_content()
    {
        var list = QueryValue.FromList([QueryValue.FromInteger(1)]);

        Assert.Equal("A list has items, and no content.", Assert.Throws<InvalidOperationException>(() => list.Content).Message);
        Assert.Equal([QueryValue.FromInteger(1)], list.Items);
        Assert.Equal([QueryValue.FromInteger(1)], QueryValue.FromInteger(1).Items);
    }

    [Fact]
    public void A_part_of_a_query_is_written_alone()
    {
        var name = NameOrHole.FromName("A");
        var condition = new ConditionModel("A", ComparisonOperator.GreaterThan, QueryValue.FromInteger(1));
        var ordering = new QueryOrdering(name, SortDirection.Descending);

        Assert.Equal("A > 1", QueryWriter.Write(condition));
        Assert.Equal("A > 1 AND A > 1", QueryWriter.Write([condition, condition]));
        Assert.Equal("A DESC", QueryWriter.Write(ordering));
        Assert.Equal("A DESC, A DESC", QueryWriter.Write([ordering, ordering]));
        Assert.Equal("A", QueryWriter.Write(name));
        Assert.Equal("('x')", QueryWriter.Write(QueryValue.FromList([QueryValue.FromText("x")])));
    }

    [Fact]
    public void A_null_argument_throws()
    {
        Assert.Throws<ArgumentNullException>(() => QueryWriter.Write((QueryModel)null!));
        Assert.Throws<ArgumentNullException>(() => QueryWriter.Write((IReadOnlyList<ConditionModel>)null!));
        Assert.Throws<ArgumentNullException>(() => QueryWriter.Write((IReadOnlyList<QueryOrdering>)null!));
    }

    [Fact]
    public void The_tables_have_a_row_for_each_member()
    {
        Assert.Equal(Enum.GetValues<ComparisonOperator>(), ComparisonOperators.All);
        Assert.Equal(Enum.GetValues<Clause>().Length, Keyword.Clauses.Length);
        Assert.All(ComparisonOperators.All, @operator =>
        {
            Assert.Equal(@operator, ComparisonOperators.FromText(@operator.ToText()));
            Assert.Equal(@operator, ComparisonOperators.FromCSharp(@operator.ToCSharp()));
            Assert.Equal(@operator, @operator.IsMethod() ? @operator : @operator.Mirror()!.Value.Mirror());
            Assert.Equal(char.IsLetter(@operator.ToCSharp()[0]), @operator.IsMethod());
            Assert.True(!@operator.AcceptsPattern() || @operator.GetOperandKind() == OperandKind.Text);
        });
        Assert.All(Enum.GetValues<Wildcards>().Append(Wildcards.Before | Wildcards.After), wildcards =>
            Assert.Equal(wildcards == Wildcards.None ? null : wildcards, wildcards.ToCSharp() is { } method ? WildcardMethods.FromCSharp(method) : null));
    }
}

using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Queries;

/// <summary>What an editor lists in the text of a query. A bar marks the position.</summary>
public sealed class CompletionTests
{
    private const string Usage = "Name, Seats, Trial, Start, Customers";
    private const string UsageAndMarket = "Name, Seats, Trial, Start, Market, Amount, Customers";

    private static readonly IReadOnlyList<DatasetSchema> Datasets =
    [
        Read("""
            {
              "datasetName": "Usage", "selectableColumns": ["Name", "Seats", "Trial", "Start"], "availableMetrics": ["Customers"],
              "availableDateRanges": ["LAST_MONTH", "LIFETIME"], "aggregationToDateRangeMapping": { "Daily": "LAST_MONTH", "Monthly": "LAST_MONTH,LIFETIME" },
              "typed": {
                "description": "One row per subscription.",
                "columns": {
                  "Seats": { "type": "integer", "nullable": true, "description": "The seats that are sold." },
                  "Trial": { "type": "flag", "true": "Y", "false": "N" },
                  "Start": { "type": "date" }
                }
              }
            }
            """),
        Read("""{ "datasetName": "Sales", "selectableColumns": ["Name", "Market", "Amount"], "typed": { "columns": { "Amount": { "type": "decimal" } } } }"""),
    ];

    [Theory]
    [InlineData("|", "SELECT")]
    [InlineData("sel|", "SELECT")]
    [InlineData("SELECT |", UsageAndMarket + ", DISTINCT")]
    [InlineData("SELECT | FROM Usage", Usage + ", DISTINCT")]
    [InlineData("SELECT Name, | FROM Usage", "Seats, Trial, Start, Customers")]
    [InlineData("SELECT name, Se| FROM usage", "Seats, Trial, Start, Customers")]
    [InlineData("SELECT Name, Market, |", "Amount")]
    [InlineData("SELECT Nmae, |", UsageAndMarket)]
    [InlineData("SELECT Name |", "FROM")]
    [InlineData("SELECT Name | FROM Usage", "")]
    [InlineData("SELECT Name FROM |", "Usage, Sales")]
    [InlineData("SELECT Name, Amount FROM U|", "Sales")]
    [InlineData("SELECT Name FROM Usage |", "WHERE, ORDER BY, LIMIT, TIMESPAN")]
    [InlineData("SELECT Name FROM Sales |", "WHERE, ORDER BY, LIMIT")]
    [InlineData("SELECT Name FROM Usage | LIMIT 5", "WHERE, ORDER BY")]
    [InlineData("SELECT Name FROM Usage ORDE| LIMIT 5", "WHERE, ORDER BY")]
    [InlineData("SELECT Name FROM Usage WHERE |", Usage)]
    [InlineData("SELECT Name FROM Usage WHERE Name |", "=, !=, <, <=, >, >=, LIKE, NOT LIKE, IN, NOT IN")]
    [InlineData("SELECT Name FROM Usage WHERE Start |", "=, !=, <, <=, >, >=, IN, NOT IN")]
    [InlineData("SELECT Name FROM Usage WHERE Start NOT |", "IN")]
    [InlineData("SELECT Name FROM Usage WHERE Trial |", "=, !=")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = |", "'Y', 'N'")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = '|", "'Y', 'N'")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = 'Y|' AND Name = 'a'", "'Y', 'N'")]
    [InlineData("SELECT Name FROM Usage WHERE Name = |", "")]
    [InlineData("SELECT Name FROM Usage WHERE Name = 'SELECT |", "")]
    [InlineData("SELECT Name FROM Usage WHERE Name = 'a' |", "AND, ORDER BY, LIMIT, TIMESPAN")]
    [InlineData("SELECT Name FROM Usage WHERE Name = 'a' AND |", Usage)]
    [InlineData("SELECT Name FROM Usage ORDER |", "BY")]
    [InlineData("SELECT Name FROM Usage ORDER BY |", Usage)]
    [InlineData("SELECT Name FROM Usage ORDER BY Name |", "ASC, DESC, LIMIT, TIMESPAN")]
    [InlineData("SELECT Name FROM Usage LIMIT |", "")]
    [InlineData("SELECT Name FROM Usage TIMESPAN |", "LAST_MONTH, LIFETIME")]
    [InlineData("SELECT Name FROM Sales TIMESPAN |", "")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LAST_MONTH |", "AGGREGATED")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LAST_MONTH AGGREGATED |", "Daily, Monthly")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LIFETIME AGGREGATED |", "Monthly")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LIFETIME AGGREGATED Monthly |", "")]
    public void A_position_has_the_words_that_are_valid_there(string text, string words) =>
        Assert.Equal(words, string.Join(", ", GetItems(text).Select(item => item.Text)));

    [Theory]
    [InlineData("SELECT *, Name FROM Usage WHERE Seats == 1 ORDER BY |", Usage)]
    [InlineData("SELECT Name FROM Usage WHERE Seats == |", "")]
    [InlineData("SELECT , FROM Nothing TIMESPAN |", "LAST_MONTH, LIFETIME")]
    public void An_error_hides_only_the_rest_of_its_clause(string text, string words) =>
        Assert.Equal(words, string.Join(", ", GetItems(text).Select(item => item.Text)));

    [Theory]
    [InlineData("SELECT ‹Na|me› FROM Usage")]
    [InlineData("SELECT ‹›|Name FROM Usage")]
    [InlineData("SELECT ‹Name|› FROM Usage")]
    [InlineData("‹sel|ect› Name FROM Usage")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = ‹'|›")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = ‹'|Y'› AND Name = 'a'")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = ‹'Y|› AND Name = 'a'")]
    public void A_word_is_replaced_if_the_position_is_in_it_or_at_its_end(string marked)
    {
        var start = marked.Replace("|", "", StringComparison.Ordinal).IndexOf('‹', StringComparison.Ordinal);
        var length = marked.Replace("|", "", StringComparison.Ordinal).IndexOf('›', StringComparison.Ordinal) - start - 1;

        Assert.All(
            GetItems(marked.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal)),
            item => Assert.Equal(new QuerySpan(start, length), item.Span));
    }

    [Theory]
    [InlineData("SELECT | FROM Usage", "Seats", QueryCompletionKind.Column, "The seats that are sold. A column of Usage: a whole number, which may be missing.")]
    [InlineData("SELECT | FROM Usage", "Customers", QueryCompletionKind.Metric, "The metric Customers. A metric of Usage: a decimal number.")]
    [InlineData("SELECT |", "Name", QueryCompletionKind.Column, "The column Name. A column of Usage, Sales: text.")]
    [InlineData("SELECT Name FROM |", "Usage", QueryCompletionKind.Dataset, "One row per subscription.")]
    [InlineData("SELECT Name FROM |", "Sales", QueryCompletionKind.Dataset, "All rows of Sales.")]
    [InlineData("SELECT Name FROM Usage |", "TIMESPAN", QueryCompletionKind.Keyword, "The date range of the rows; six months without it.")]
    [InlineData("SELECT Name FROM Usage WHERE Seats |", "<=", QueryCompletionKind.Operator, "Seats is at most the value.")]
    [InlineData("SELECT Name FROM Usage WHERE Name NOT |", "LIKE", QueryCompletionKind.Operator, "Name is not like the value.")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = |", "'N'", QueryCompletionKind.Value, "Trial is false.")]
    [InlineData("SELECT Name FROM Usage TIMESPAN |", "LIFETIME", QueryCompletionKind.DateRange, "A date range of Usage.")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LIFETIME AGGREGATED |", "Monthly", QueryCompletionKind.Aggregation, "Available for LAST_MONTH, LIFETIME.")]
    public void An_item_is_described(string text, string word, QueryCompletionKind kind, string description)
    {
        var item = Assert.Single(GetItems(text), item => item.Text == word);
        Assert.Equal((kind, description), (item.Kind, item.Description));
    }

    /// <summary>At each position of valid queries, each word of the list is valid, and the list has the word that the query has there.</summary>
    [Fact]
    public void The_list_and_the_parser_accept_the_same_words()
    {
        string[] queries =
        [
            "SELECT DISTINCT Name, Seats FROM Usage WHERE Seats >= 5 AND Trial = 'Y' ORDER BY Name ASC, Seats DESC LIMIT 5 TIMESPAN LIFETIME AGGREGATED Monthly",
            "select Name, Amount from Sales where Name not like 'a' and Amount in (1, 2) and Name not in ('a') order by Market",
        ];
        foreach (var query in queries)
        {
            for (var position = 0; position <= query.Length; position++)
            {
                var items = QueryCompletion.GetItems(query, position, Datasets);
                foreach (var item in items)
                {
                    var edited = query[..item.Span.Start] + item.Text + " " + query[item.Span.End..];
                    var error = ParsedQuery.Parse(edited).Errors is [var first, ..] ? first : null;
                    Assert.True(error is null || error.Span.Start >= item.Span.Start + item.Text.Length, $"{edited}\n{error}");
                    var word = query.Substring(item.Span.Start, item.Span.Length);
                    Assert.True(
                        word.Length == 0 || items.Any(other => other.Text.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase)),
                        $"{word} at {position} is not one of {string.Join(", ", items.Select(other => other.Text))}");
                }
            }
        }
    }

    /// <summary>An editor asks at any time, with any text.</summary>
    [Fact]
    public void No_text_makes_it_fail()
    {
        string[] parts = ["SELECT", "Name", ",", "FROM", "Usage", "WHERE", "'", "NOT", "(", "5", "\n", "ORDER", "BY", "AND", "Trial", "=", "TIMESPAN", "AGGREGATED", "\ud83d", "''", "-", "{"];
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Join(" ", random.GetItems(parts, random.Next(14)));
            for (var position = 0; position <= text.Length; position++)
            {
                Assert.All(
                    QueryCompletion.GetItems(text, position, Datasets),
                    item => Assert.InRange(position, item.Span.Start, item.Span.End));
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_position_outside_the_text_is_refused(int position) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QueryCompletion.GetItems("S", position, Datasets));

    private static IReadOnlyList<QueryCompletionItem> GetItems(string text) => QueryCompletion.GetItems(
        text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|', StringComparison.Ordinal), Datasets);

    private static DatasetSchema Read(string json) => Assert.Single(SchemaFile.Read("Dataset.json", json).Datasets);
}

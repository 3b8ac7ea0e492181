namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>A lambda that passes on the row, or reads no column, selects all columns and the metrics that it names.</summary>
public sealed class AllColumnsTests
{
    private const string CustomMembers = """
        namespace Insights.Typed
        {
            internal sealed partial record UsageRow
            {
                public long Idle => Seats - (Used ?? 0);

                public void Deconstruct(out string name, out long seats) => (name, seats) = (Name, Seats);
            }

            internal static class UsageRowExtensions
            {
                public static int Words(this UsageRow row) => row.Name.Split(' ').Length;

                public static int Seats(this UsageRow row, int factor) => (int)row.Seats * factor;
            }
        }
        """;

    private static readonly QueryTexts Texts = new(
        typeof(AllColumnsTests), members: "private static int Map(UsageRow row) => row.Name.Length;", types: CustomMembers);

    [Theory]
    [InlineData("x => x")]
    [InlineData("x => x!")]
    [InlineData("x => (object)x")]
    [InlineData("x => Map(x)")]
    [InlineData("x => new { x.Name, Mapped = Map(x) }")]
    [InlineData("x => new { Row = x, x.Name }")]
    [InlineData("x => (x, x.Name)")]
    [InlineData("x => x with { }")]
    [InlineData("x => x with { Name = \"\" }")]
    [InlineData("x => x is { Seats: > 1 } row ? row : null")]
    [InlineData("x => x is UsageRow row ? Map(row) : 0")]
    [InlineData("x => x is IEquatable<UsageRow> same ? same.Equals(null) : false")]
    [InlineData("x => x is (\"a\", > 1)")]
    [InlineData("x => (x, 1) is ({ Trial: true }, 1)")]
    [InlineData("x => x switch { { Trial: true } => null, var row => row }")]
    [InlineData("x => (x, 1).x.Name")]
    [InlineData("x => new[] { x }.Select(y => y.Name).First()")]
    [InlineData("x => { UsageRow Row() => x; return Row().Name; }")]
    [InlineData("x => x.ToString()")]
    [InlineData("x => x?.ToString()")]
    [InlineData("x => x.GetHashCode()")]
    [InlineData("x => $\"{x}\"")]
    [InlineData("x => x.Words()")]
    [InlineData("x => x.Seats(2)")]
    [InlineData("x => (Func<int>)x.Words")]
    [InlineData("x => new[] { x }")]
    [InlineData("x => new Func<UsageRow>(() => x)")]
    public void The_row_is_passed(string lambda) => AssertReadsAll(lambda);

    [Theory]
    [InlineData("x => x.Idle")]
    [InlineData("x => new { x.Name, x.Idle }")]
    public void A_custom_member_may_read_any_column(string lambda) => AssertReadsAll(lambda);

    [Theory]
    [InlineData("x => 1")]
    [InlineData("_ => 1")]
    [InlineData("(UsageRow _) => \"\"")]
    [InlineData("x => nameof(x.Name)")]
    [InlineData("x => { return 0; }")]
    [InlineData("x => x == null")]
    [InlineData("x => x is UsageRow")]
    public void Nothing_is_read(string lambda) => AssertReadsAll(lambda);

    [Theory]
    [InlineData("x => new { Row = x, x.Total }", "Total")]
    [InlineData("x => new { x.Idle, x.Customers, x.Total }", "Customers, Total")]
    [InlineData("x => { var row = x; return (row, row.Total); }", "Total")]
    public void Metrics_that_are_read_are_selected_too(string lambda, string metrics) =>
        Assert.Equal(Select.AllColumns.Replace(" FROM", $", {metrics} FROM", StringComparison.Ordinal), Texts[lambda]);

    [Theory]
    [InlineData("Datasets.Sums", "A, B")]
    [InlineData("Datasets.Sums.Select(x => x)", "A, B")]
    [InlineData("Datasets.Sums.Select(x => new { Row = x, x.B })", "A, B")]
    [InlineData("Datasets.Sums.Select(x => x.B)", "B")]
    public void A_dataset_without_columns_selects_its_metrics(string expression, string metrics)
    {
        var text = TestProject
            .Create(new SchemaText("Sums.json", """{ "datasetName": "Sums", "availableMetrics": ["A", "B"] }"""))
            .WithSource("Program.cs", Select.CreateProgram(expression))
            .Build().Run();

        Assert.Equal($"SELECT {metrics} FROM Sums", text);
    }

    private static void AssertReadsAll(string lambda) => Assert.Equal(Select.AllColumns, Texts[lambda]);
}

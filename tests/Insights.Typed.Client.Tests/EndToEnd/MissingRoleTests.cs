namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>A user without the Executive Report Viewer role reads a column that the shipped schema declares as not nullable, and whose values the service hides.</summary>
public sealed class MissingRoleTests
{
    private const string Role = "Executive Report Viewer role";

    private static readonly InsightsQuery<decimal> Revenue = Datasets.CustomersAndTenants.During(t => t.Lifetime).Select(x => x.BilledRevenueUSD);

    private readonly List<InsightsQuery> reported = [];

    public static TheoryData<string> Readings => ["preview", "run", "data reader", "execution"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task The_hidden_data_is_reported_and_the_error_names_the_role(string reading)
    {
        await using var local = await StartAsync(isViewer: false);

        var error = await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(local.Client, reading));

        Assert.Equal(("BilledRevenueUSD", 1), (error.ColumnName, error.RowNumber));
        Assert.StartsWith("CustomersAndTenants.BilledRevenueUSD has no value in row 1; expected: a decimal number. ", error.Message, StringComparison.Ordinal);
        Assert.Contains(Role, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("If the value is correct, declare", error.Message, StringComparison.Ordinal);
        Assert.Equal("SELECT BilledRevenueUSD FROM CustomersAndTenants TIMESPAN LIFETIME", Assert.Single(reported).ToString());
        Assert.Equal(reading == "preview" ? "test query" : "download report", error.Operation);
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task With_the_role_the_values_are_read(string reading)
    {
        await using var local = await StartAsync(isViewer: true);

        await ReadAsync(local.Client, reading);

        Assert.Empty(reported);
    }

    [Fact]
    public async Task The_reason_of_a_rejected_row_names_the_role()
    {
        await using var local = await StartAsync(isViewer: false);
        var rejected = new List<RejectedRow>();
        var options = new ReportRunOptions { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromPercent(100), OnRowRejected = rejected.Add } };

        Assert.Empty(await local.Client.RunAsync(Revenue, options, Token).ToListAsync(Token));

        Assert.NotEmpty(rejected);
        Assert.All(rejected, row => Assert.Contains(Role, row.Reason, StringComparison.Ordinal));
    }

    /// <summary>A program that refuses redacted rows by an exception must not get the error of the first such row instead.</summary>
    [Theory]
    [MemberData(nameof(Readings))]
    public async Task An_exception_of_the_program_precedes_the_error_of_the_row(string reading)
    {
        await using var local = await StartAsync(isViewer: false, _ => throw new InvalidOperationException("Refused."));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(local.Client, reading));

        Assert.Equal("Refused.", error.Message);
    }

    private static async Task ReadAsync(InsightsClient client, string reading)
    {
        switch (reading)
        {
            case "preview":
                Assert.NotEmpty(await client.PreviewAsync(Revenue, Token).ToListAsync(Token));
                break;
            case "run":
                Assert.NotEmpty(await client.RunAsync(Revenue, Token).ToListAsync(Token));
                break;
            case "data reader":
                await using (var reader = await client.OpenDataReaderAsync(Revenue, Token))
                {
                    Assert.True(await reader.ReadAsync(Token));
                }

                break;
            case "execution":
                var report = await client.CreateScheduledReportAsync(Revenue, new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24 }, Token);
                var execution = await report.WatchAsync(cancellationToken: Token).FirstAsync(Token);
                Assert.NotEmpty(await report.ReadAsync(execution, cancellationToken: Token).ToListAsync(Token));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reading), reading, null);
        }
    }

    private Task<LocalServiceHost> StartAsync(bool isViewer, Action<InsightsQuery>? onDataRedacted = null) => LocalServiceHost.StartAsync(
        service => { service.RowsPerDataset = 20; service.IsExecutiveReportViewer = isViewer; },
        client => client.OnDataRedacted = onDataRedacted ?? reported.Add);
}

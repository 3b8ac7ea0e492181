namespace Insights.Typed.LocalService.Tests;

/// <summary>A row of the dataset Seats from the database, so that a test can compute the expected result of a query.</summary>
internal sealed record SeatRow(
    long Number, string SubscriptionId, string Month, string CustomerName, string CustomerTpid, string Market, long Available, long Assigned, long? Active,
    decimal? Billed, string IsDuplicate, string IsAutoRenew, string? FirstUse, string? Note, decimal Revenue)
{
    public static async Task<List<SeatRow>> AllAsync(TestService service)
    {
        var rows = await service.SqlAsync(
            "Seats",
            """
            SELECT rowid, SubscriptionId, Month, CustomerName, CustomerTpid, CustomerMarket, AvailableSeats, AssignedSeats, ActiveSeats,
                BilledRevenueUSD, IsDuplicateRowForPGA, IsAutoRenew, FirstUseDate, Note, "#TotalRevenue"
            FROM Seats ORDER BY rowid
            """);
        return [.. rows.Select(r => new SeatRow(
            (long)r[0]!, (string)r[1]!, (string)r[2]!, (string)r[3]!, (string)r[4]!, (string)r[5]!, (long)r[6]!, (long)r[7]!, (long?)r[8],
            (long?)r[9] / 100m, (string)r[10]!, (string)r[11]!, (string?)r[12], (string?)r[13], (long)r[14]! / 100m))];
    }
}

using CsvHelper;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>CsvHelper as somebody would use it who needs every bit of its speed: no mapper, spans, a date parser of one's own, pooled texts.</summary>
internal static class CsvHelperTuned
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', PoolStrings = true, BufferSize = 128 * 1024 };

    public static Sum Five(string path, Sum sum)
    {
        using var csv = CsvReader.Create(Limits.Open(path), Options);
        int[] at = [.. Columns.Five.Select(name => csv.GetFieldIndex(name))];
        while (csv.Read())
        {
            sum.Add(ReadFive(csv, at));
        }

        return sum;
    }

    public static Sum All(string path, Sum sum)
    {
        using var csv = CsvReader.Create(Limits.Open(path), Options);
        int[] at = [.. Columns.All.Select(name => csv.GetFieldIndex(name))];
        while (csv.Read())
        {
            sum.Add(ReadAll(csv, at));
        }

        return sum;
    }

    private static FiveColumns ReadFive(CsvReader csv, int[] at) =>
        new()
        {
            SubscriptionId = csv.Parse<Guid>(at[0]),
            Month = IsoDate(csv.GetSpan(at[1])),
            CustomerName = csv.GetString(at[2]),
            AssignedSeats = csv.Parse<long>(at[3]),
            ActiveUsagePercent = csv.Parse<decimal>(at[4]),
        };

    private static AllColumns ReadAll(CsvReader csv, int[] at) =>
        new()
        {
            PGAMpnId = csv.GetString(at[0]),
            SubscriptionId = csv.Parse<Guid>(at[1]),
            SubscriptionStartDate = IsoDate(csv.GetSpan(at[2])),
            SubscriptionEndDate = IsoDate(csv.GetSpan(at[3])),
            SubscriptionStatus = csv.GetString(at[4]),
            Month = IsoDate(csv.GetSpan(at[5])),
            RevSumDivisionName = csv.GetString(at[6]),
            RevSumCategoryName = csv.GetString(at[7]),
            SKU = csv.GetString(at[8]),
            SKUId = csv.GetString(at[9]),
            FreeVsPaidSKU = csv.GetString(at[10]),
            SalesModel = csv.GetString(at[11]),
            DetailedSalesModel = csv.GetString(at[12]),
            CustomerName = csv.GetString(at[13]),
            CustomerTenantId = csv.Parse<Guid>(at[14]),
            CustomerTpid = csv.GetString(at[15]),
            CustomerSegment = csv.GetString(at[16]),
            CustomerMarket = csv.GetString(at[17]),
            MPNId = csv.GetString(at[18]),
            PartnerName = csv.GetString(at[19]),
            PartnerLocation = csv.GetString(at[20]),
            PartnerAttachType = csv.GetString(at[21]),
            AvailableSeats = csv.Parse<long>(at[22]),
            AssignedSeats = csv.Parse<long>(at[23]),
            ActiveSeats = csv.Parse<long>(at[24]),
            DeploymentOpportunity = csv.GetString(at[25]),
            ActiveUsagePercent = csv.Parse<decimal>(at[26]),
        };

    private static DateOnly IsoDate(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            throw new FormatException();
        }

        return new DateOnly(
            (Digit(text[0]) * 1000) + (Digit(text[1]) * 100) + (Digit(text[2]) * 10) + Digit(text[3]),
            (Digit(text[5]) * 10) + Digit(text[6]),
            (Digit(text[8]) * 10) + Digit(text[9]));
    }

    private static int Digit(byte character) => (uint)character - '0' is <= 9 and var digit ? (int)digit : throw new FormatException();
}

using System.Globalization;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>
/// The code that is often written by hand. It is wrong if a value contains a comma, so it gets half of such a text here;
/// columns after the first such value are counted from the end of the line.
/// </summary>
internal static class LineSplit
{
    public static Sum Five(string path, Sum sum)
    {
        foreach (var parts in Rows(path))
        {
            sum.Add(new FiveColumns
            {
                SubscriptionId = Guid.Parse(parts[1]),
                Month = DateOnly.ParseExact(parts[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                CustomerName = parts[13],
                AssignedSeats = long.Parse(parts[^4], CultureInfo.InvariantCulture),
                ActiveUsagePercent = decimal.Parse(parts[^1], CultureInfo.InvariantCulture),
            });
        }

        return sum;
    }

    public static Sum All(string path, Sum sum)
    {
        foreach (var parts in Rows(path))
        {
            sum.Add(new AllColumns
            {
                PGAMpnId = parts[0],
                SubscriptionId = Guid.Parse(parts[1]),
                SubscriptionStartDate = DateOnly.ParseExact(parts[2], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                SubscriptionEndDate = DateOnly.ParseExact(parts[3], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                SubscriptionStatus = parts[4],
                Month = DateOnly.ParseExact(parts[5], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                RevSumDivisionName = parts[6],
                RevSumCategoryName = parts[7],
                SKU = parts[8],
                SKUId = parts[9],
                FreeVsPaidSKU = parts[10],
                SalesModel = parts[11],
                DetailedSalesModel = parts[12],
                CustomerName = parts[13],
                CustomerTenantId = Guid.Parse(parts[^14]),
                CustomerTpid = parts[^13],
                CustomerSegment = parts[^12],
                CustomerMarket = parts[^11],
                MPNId = parts[^10],
                PartnerName = parts[^9],
                PartnerLocation = parts[^7],
                PartnerAttachType = parts[^6],
                AvailableSeats = long.Parse(parts[^5], CultureInfo.InvariantCulture),
                AssignedSeats = long.Parse(parts[^4], CultureInfo.InvariantCulture),
                ActiveSeats = long.Parse(parts[^3], CultureInfo.InvariantCulture),
                DeploymentOpportunity = parts[^2],
                ActiveUsagePercent = decimal.Parse(parts[^1], CultureInfo.InvariantCulture),
            });
        }

        return sum;
    }

    private static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(RawReading.Open(path), bufferSize: 128 * 1024);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }
}

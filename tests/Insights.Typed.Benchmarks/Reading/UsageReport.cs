using System.Globalization;
using System.Text;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>
/// A report on DynamicsUsage as the local service writes it, but longer: all 27 columns in a fixed order, CRLF, and quotes
/// around values with a comma or a quote, which are every partner's name and a third of the customers' names. The same number
/// of rows results in the same bytes.
/// </summary>
internal static class UsageReport
{
    private const int Customers = 2000;
    private const int Months = 12;

    private static readonly string[] First = ["Contoso", "Fabrikam", "Adventure Works", "Northwind", "Tailspin", "Wide World", "Litware", "Trey Research", "Café Liégeois", "Müller & Söhne"];
    private static readonly string[] Last = ["", ", Ltd.", " Group", " Retail, Inc.", " \"Nord\"", " Services", " Holding", " Schools", " Health"];
    private static readonly string[] Markets = ["United States", "Canada", "United Kingdom", "Germany", "France", "Poland", "Brazil", "India", "Japan", "Australia", "Sweden", "Côte d'Ivoire"];
    private static readonly string[] Skus = ["Sales Enterprise", "Business Central Essentials", "Customer Service", "Field Service", "Finance", "Supply Chain Management"];
    private static readonly string[] Segments = ["Enterprise", "SM&C Corporate", "SMB", "Public Sector"];
    private static readonly string[] Partners = ["United States", "Germany", "Brazil", "India", "Japan"];

    public const string Header =
        "PGAMpnId,SubscriptionId,SubscriptionStartDate,SubscriptionEndDate,SubscriptionStatus,Month,RevSumDivisionName,RevSumCategoryName,"
        + "SKU,SKUId,FreeVsPaidSKU,SalesModel,DetailedSalesModel,CustomerName,CustomerTenantId,CustomerTpid,CustomerSegment,CustomerMarket,MPNId,"
        + "PartnerName,PartnerLocation,PartnerAttachType,AvailableSeats,AssignedSeats,ActiveSeats,DeploymentOpportunity,ActiveUsagePercent";

    /// <summary>
    /// The path of such a report in the temporary folder, written again for each run: reading a file that was written hours
    /// ago took up to three times as long as reading a copy of it.
    /// </summary>
    public static string Create(int rows)
    {
        var path = GetPath(rows);
        Write(path + ".part", rows);
        File.Move(path + ".part", path, overwrite: true);
        return path;
    }

    /// <summary>The path of such a report, an existing one if available: then this process did not spend time on writing it.</summary>
    public static string GetOrCreate(int rows)
    {
        var path = GetPath(rows);
        return File.Exists(path) ? path : Create(rows);
    }

    private static string GetPath(int rows) => Path.Combine(Path.GetTempPath(), $"insights-typed-usage-{rows}.csv");

    private static void Write(string path, int rows)
    {
        using var output = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 20);
        output.Write(Header + "\r\n");
        var random = new Random(20260503);
        var subscriptions = new Func<int, string>[(rows / Months) + 1];
        for (var i = 0; i < subscriptions.Length; i++)
        {
            subscriptions[i] = Subscription(random);
        }

        for (var row = 0; row < rows; row++)
        {
            output.Write(subscriptions[row % subscriptions.Length](row / subscriptions.Length));
        }
    }

    /// <summary>The rows of one subscription, by month. Ordered by month, the customer differs in every row.</summary>
    private static Func<int, string> Subscription(Random random)
    {
        var customer = new Random(random.Next(Customers));
        var name = $"{First[customer.Next(First.Length)]} {customer.Next(1000)}{Last[customer.Next(Last.Length)]}";
        var tenant = Id(customer);
        var tpid = customer.Next(10_000_000, 100_000_000);
        var segment = Segments[customer.Next(Segments.Length)];
        var market = Markets[customer.Next(Markets.Length)];
        var partner = random.Next(Partners.Length);
        var id = Id(random);
        var start = new DateOnly(2022, 1, 1).AddDays(random.Next(1000));
        var sku = random.Next(Skus.Length);
        var seats = 5 + (random.Next(40) * random.Next(40));
        var use = random.Next(101);
        return month =>
        {
            var available = seats + (seats * month / 48);
            var assigned = available * ((use / 2) + 50 - month) / 100;
            var active = assigned * use / 100;
            return string.Create(CultureInfo.InvariantCulture, $"{1_000_000 + (partner * 7)},{id},{start:yyyy-MM-dd},{start.AddYears(1 + (use % 3)):yyyy-MM-dd},{(use > 10 ? "Active" : "Expired")},{new DateOnly(2025, 1, 1).AddMonths(month):yyyy-MM-dd},Dynamics 365 Division {(char)('A' + (sku % 3))},Business Applications {(char)('A' + (sku % 5))},{Skus[sku]},{new Guid(sku, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8)},{(seats < 20 ? "Free" : "Paid")},{(use % 2 == 0 ? "CSP" : "Enterprise Agreement")},{(use % 2 == 0 ? "CSP Indirect Reseller" : "EA Direct")},{Quote(name)},{tenant},{tpid},{segment},{market},{7_000_000 + (partner * 13)},\"Proseware {Partners[partner]}, Inc.\",{Partners[partner]},{(use % 4 == 0 ? "CPOR" : "Digital Partner of Record")},{available},{assigned},{active},{available - assigned},{(available == 0 ? 0m : Math.Round(active * 100m / available, 2))}\r\n");
        };
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Quote(string text) => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

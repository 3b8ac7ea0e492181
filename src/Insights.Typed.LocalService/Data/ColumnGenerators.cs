using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Data;

/// <summary>Generates a value from the content of its row.</summary>
internal delegate T ValueGenerator<out T>(GeneratedRow row, ref SeededRandom random);

/// <summary>The generators of columns with known names. The longest matching suffix wins, so <c>CustomerTenantCountry</c> is a country.</summary>
internal static class ColumnGenerators
{
    private static readonly Dictionary<string, ValueGenerator<string>> TextGenerators = Create<string>(
        ("CustomerName", (row, ref _) => row.Customer.Name),
        ("TenantName", (row, ref _) => row.Customer.Name),
        ("AccountName", (row, ref _) => row.Customer.Name),
        ("Tpid", (row, ref _) => row.Customer.Tpid),
        ("CustomerId", (row, ref _) => row.Customer.Tpid),
        ("Market", (row, ref _) => row.Customer.Market),
        ("Country", (row, ref _) => row.Customer.Market),
        ("Subsidiary", (row, ref _) => row.Customer.Market),
        ("City", (row, ref _) => row.Customer.City),
        ("PostalCode", (row, ref _) => row.Customer.PostalCode),
        ("Segment", (row, ref _) => row.Customer.Segment),
        ("Industry", (row, ref _) => row.Customer.Industry),
        ("DUNSNumber", (row, ref _) => row.Customer.Duns),
        ("DomainName", (row, ref _) => row.Customer.Domain),
        ("Domain", (row, ref _) => row.Customer.Domain),
        ("MpnId", (row, ref _) => row.Partner.MpnId),
        ("PartnerName", (row, ref _) => row.Partner.Name),
        ("PartnerLocation", (row, ref _) => row.Partner.Country),
        ("CountryLocation", (row, ref _) => row.Partner.Country),
        ("ResellerName", (row, ref _) => row.Partner.Name),
        ("IndirectProviderName", (row, ref _) => row.Partner.Name),
        ("Product", (row, ref _) => row.Subscription.Product),
        ("Products", (row, ref _) => row.Subscription.Product),
        ("ProductName", (row, ref _) => row.Subscription.Product),
        ("ProductFamily", (row, ref _) => row.Subscription.Product),
        ("SKU", (row, ref _) => row.Subscription.Sku),
        ("FreeVsPaidSKU", (row, ref _) => row.Subscription.Seats < 20 ? "Free" : "Paid"),
        ("SubscriptionStatus", (row, ref _) => GetState(row)),
        ("SubscriptionState", (row, ref _) => GetState(row)),
        ("ServiceName", (_, ref random) => random.NextItem(SampleValues.Services)),
        ("MeterCategory", (_, ref random) => random.NextItem(SampleValues.Services)),
        ("Workload", (_, ref random) => random.NextItem(SampleValues.Workloads)),
        ("WorkloadName", (_, ref random) => random.NextItem(SampleValues.Workloads)),
        ("TrainingName", (_, ref random) => random.NextItem(SampleValues.Trainings)),
        ("TrainingTitle", (_, ref random) => random.NextItem(SampleValues.Trainings)),
        ("CompetencyName", (_, ref random) => random.NextItem(SampleValues.Competencies)),
        ("AppName", (_, ref random) => random.NextItem(SampleValues.Apps)),
        ("UserName", (_, ref random) => random.NextItem(SampleValues.People)),
        ("Cluster", (_, ref random) => random.NextItem(SampleValues.Propensities)),
        ("PropensityModel", (_, ref random) => random.NextItem(SampleValues.Propensities)),
        ("Fit", (_, ref random) => random.NextItem(SampleValues.Levels)),
        ("Intent", (_, ref random) => random.NextItem(SampleValues.Levels)));

    private static readonly Dictionary<string, ValueGenerator<bool>> BooleanGenerators = Create<bool>(
        ("AutoRenew", (row, ref _) => row.Subscription.IsAutoRenewed));

    private static readonly Dictionary<string, ValueGenerator<Guid>> GuidGenerators = Create<Guid>(
        ("TenantId", (row, ref _) => row.Customer.TenantId),
        ("SubscriptionId", (row, ref _) => row.Subscription.Id));

    private static readonly Dictionary<string, ValueGenerator<DateOnly>> DateGenerators = Create<DateOnly>(
        ("Month", (row, ref _) => row.Month),
        ("MonthKey", (row, ref _) => row.Month),
        ("SubscriptionStartMonth", (row, ref _) => row.Subscription.Start.AddDays(1 - row.Subscription.Start.Day)),
        ("SubscriptionStartDate", (row, ref _) => row.Subscription.Start),
        ("SubscriptionEndDate", (row, ref _) => row.Subscription.End),
        ("FirstUseDate", (row, ref _) => row.Subscription.Start.AddDays(row.Subscription.Seats % 30)),
        ("EndDate", (row, ref _) => row.Day.AddYears(1)),
        ("Date", (row, ref _) => row.Day),
        ("DateKey", (row, ref _) => row.Day),
        ("DateStamp", (row, ref _) => row.Day));

    private static readonly Dictionary<string, ValueGenerator<long>> CountGenerators = Create<long>(
        ("AvailableSeats", (row, ref _) => row.AvailableSeats),
        ("SoldSeats", (row, ref _) => row.AvailableSeats),
        ("AvailableUnits", (row, ref _) => row.AvailableSeats),
        ("AssignedSeats", (row, ref _) => row.AssignedSeats),
        ("ActiveSeats", (row, ref _) => row.ActiveSeats),
        ("ActiveUsers", (row, ref _) => row.ActiveSeats),
        ("DeploymentOpportunity", (row, ref _) => row.AvailableSeats - row.AssignedSeats),
        ("UsagePercent", (row, ref _) => row.AvailableSeats == 0 ? 0 : row.ActiveSeats * 100L / row.AvailableSeats));

    public static ValueGenerator<string>? FindText(string column) => Find(TextGenerators, column);

    public static ValueGenerator<bool>? FindBoolean(string column) => Find(BooleanGenerators, column);

    public static ValueGenerator<Guid>? FindGuid(string column) => Find(GuidGenerators, column);

    public static ValueGenerator<DateOnly>? FindDate(string column) => Find(DateGenerators, column);

    public static ValueGenerator<long>? FindCount(string column) => Find(CountGenerators, column);

    private static string GetState(GeneratedRow row) => row.Subscription.End > row.Month ? "Active" : "Expired";

    private static ValueGenerator<T>? Find<T>(Dictionary<string, ValueGenerator<T>> generators, string column)
    {
        for (var start = 0; start < column.Length; start++)
        {
            if (generators.TryGetValue(column[start..], out var generator))
            {
                return generator;
            }
        }

        return null;
    }

    private static Dictionary<string, ValueGenerator<T>> Create<T>(params (string Ending, ValueGenerator<T> Recipe)[] generators) =>
        generators.ToDictionary(r => r.Ending, r => r.Recipe, StringComparer.OrdinalIgnoreCase);
}

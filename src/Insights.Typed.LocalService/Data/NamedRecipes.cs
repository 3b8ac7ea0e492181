using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Data;

/// <summary>How a value follows from what its row is about.</summary>
internal delegate T Recipe<out T>(RowFacts row, ref Dice dice);

/// <summary>The columns whose name tells what they hold. The longest matching ending wins, so <c>CustomerTenantCountry</c> is a country.</summary>
internal static class NamedRecipes
{
    private static readonly Dictionary<string, Recipe<string>> Texts = Of<string>(
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
        ("SubscriptionStatus", (row, ref _) => StateOf(row)),
        ("SubscriptionState", (row, ref _) => StateOf(row)),
        ("ServiceName", (_, ref dice) => dice.Pick(Words.Services)),
        ("MeterCategory", (_, ref dice) => dice.Pick(Words.Services)),
        ("Workload", (_, ref dice) => dice.Pick(Words.Workloads)),
        ("WorkloadName", (_, ref dice) => dice.Pick(Words.Workloads)),
        ("TrainingName", (_, ref dice) => dice.Pick(Words.Trainings)),
        ("TrainingTitle", (_, ref dice) => dice.Pick(Words.Trainings)),
        ("CompetencyName", (_, ref dice) => dice.Pick(Words.Competencies)),
        ("AppName", (_, ref dice) => dice.Pick(Words.Apps)),
        ("UserName", (_, ref dice) => dice.Pick(Words.People)),
        ("Cluster", (_, ref dice) => dice.Pick(Words.Propensities)),
        ("PropensityModel", (_, ref dice) => dice.Pick(Words.Propensities)),
        ("Fit", (_, ref dice) => dice.Pick(Words.Levels)),
        ("Intent", (_, ref dice) => dice.Pick(Words.Levels)));

    private static readonly Dictionary<string, Recipe<bool>> Flags = Of<bool>(
        ("AutoRenew", (row, ref _) => row.Subscription.Renews));

    private static readonly Dictionary<string, Recipe<Guid>> Guids = Of<Guid>(
        ("TenantId", (row, ref _) => row.Customer.TenantId),
        ("SubscriptionId", (row, ref _) => row.Subscription.Id));

    private static readonly Dictionary<string, Recipe<DateOnly>> Dates = Of<DateOnly>(
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

    private static readonly Dictionary<string, Recipe<long>> Counts = Of<long>(
        ("AvailableSeats", (row, ref _) => row.AvailableSeats),
        ("SoldSeats", (row, ref _) => row.AvailableSeats),
        ("AvailableUnits", (row, ref _) => row.AvailableSeats),
        ("AssignedSeats", (row, ref _) => row.AssignedSeats),
        ("ActiveSeats", (row, ref _) => row.ActiveSeats),
        ("ActiveUsers", (row, ref _) => row.ActiveSeats),
        ("DeploymentOpportunity", (row, ref _) => row.AvailableSeats - row.AssignedSeats),
        ("UsagePercent", (row, ref _) => row.AvailableSeats == 0 ? 0 : row.ActiveSeats * 100L / row.AvailableSeats));

    public static Recipe<string>? TextFor(string column) => Find(Texts, column);

    public static Recipe<bool>? FlagFor(string column) => Find(Flags, column);

    public static Recipe<Guid>? GuidFor(string column) => Find(Guids, column);

    public static Recipe<DateOnly>? DateFor(string column) => Find(Dates, column);

    public static Recipe<long>? CountFor(string column) => Find(Counts, column);

    private static string StateOf(RowFacts row) => row.Subscription.End > row.Month ? "Active" : "Expired";

    private static Recipe<T>? Find<T>(Dictionary<string, Recipe<T>> recipes, string column)
    {
        for (var start = 0; start < column.Length; start++)
        {
            if (recipes.TryGetValue(column[start..], out var recipe))
            {
                return recipe;
            }
        }

        return null;
    }

    private static Dictionary<string, Recipe<T>> Of<T>(params (string Ending, Recipe<T> Recipe)[] recipes) =>
        recipes.ToDictionary(r => r.Ending, r => r.Recipe, StringComparer.OrdinalIgnoreCase);
}

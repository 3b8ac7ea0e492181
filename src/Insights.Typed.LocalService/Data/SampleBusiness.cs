using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Data;

/// <summary>The partner's customers, locations and subscriptions, drawn from the seed and shared by all datasets.</summary>
internal sealed class SampleBusiness
{
    private const int CustomerCount = 250;
    private const int SubscriptionsPerCustomer = 4;

    private readonly Subscription[] subscriptions;

    public SampleBusiness(int seed, DateOnly today)
    {
        Today = today;
        ThisMonth = new DateOnly(today.Year, today.Month, 1);
        Partners = GeneratePartners(seed);
        var customers = GenerateCustomers(seed);
        var random = SeededRandomSource.Create(seed, "subscriptions");
        subscriptions =
        [
            .. Enumerable.Range(0, CustomerCount * SubscriptionsPerCustomer)
                .Select(number => GenerateSubscription(random.CreateRandom(number), customers[number % CustomerCount])),
        ];
        Shuffle(subscriptions, SeededRandomSource.Create(seed, "order").CreateRandom(0));
    }

    public DateOnly Today { get; }

    public DateOnly ThisMonth { get; }

    public IReadOnlyList<PartnerLocation> Partners { get; }

    public Subscription GetSubscription(int ordinal) => subscriptions[ordinal % subscriptions.Length];

    private static PartnerLocation[] GeneratePartners(int seed)
    {
        var random = SeededRandomSource.Create(seed, "partners").CreateRandom(0);
        return [.. SampleValues.PartnerCountries.Select(country =>
            new PartnerLocation($"Proseware {country}, Inc.", GenerateDigits(ref random, 7), country))];
    }

    private static Customer[] GenerateCustomers(int seed)
    {
        var randomSource = SeededRandomSource.Create(seed, "customers");
        var customers = new Customer[CustomerCount];
        for (var number = 0; number < CustomerCount; number++)
        {
            var random = randomSource.CreateRandom(number);
            // Every first word is combined with each last word before a pair repeats, so names are unique.
            var first = SampleValues.CompanyFirstNames[number % SampleValues.CompanyFirstNames.Length];
            var last = SampleValues.CompanySuffixes[((number / SampleValues.CompanyFirstNames.Length) + number) % SampleValues.CompanySuffixes.Length];
            var location = random.NextItem(SampleValues.Locations);
            customers[number] = new Customer(
                first + last,
                GenerateDigits(ref random, 8),
                random.NextGuid(),
                FormattableString.Invariant($"{SampleValues.ToDomain(first)}{number}.example"),
                location.Country,
                location.City,
                GenerateDigits(ref random, 5),
                random.NextItem(SampleValues.Segments),
                random.NextItem(SampleValues.Industries),
                GenerateDigits(ref random, 9));
        }

        return customers;
    }

    private Subscription GenerateSubscription(SeededRandom random, Customer customer)
    {
        var product = random.NextItem(SampleValues.Products);
        return new Subscription(
            random.NextGuid(),
            customer,
            random.NextItem(Partners),
            ThisMonth.AddMonths(-24 - random.Next(12)).AddDays(random.Next(28)),
            product.Name,
            random.NextItem(product.Skus),
            5 + (random.Next(40) * random.Next(40)),
            random.NextBoolean(2));
    }

    /// <summary>Shuffles the subscriptions by the seed: a dataset with few rows has only the first ones.</summary>
    private static void Shuffle(Subscription[] subscriptions, SeededRandom random)
    {
        for (var last = subscriptions.Length - 1; last > 0; last--)
        {
            var other = random.Next(last + 1);
            (subscriptions[last], subscriptions[other]) = (subscriptions[other], subscriptions[last]);
        }
    }

    private static string GenerateDigits(ref SeededRandom random, int count) =>
        string.Create(count, random.NextUInt64(), (span, value) =>
        {
            span[0] = (char)('1' + (value % 9));
            for (var i = 1; i < span.Length; i++)
            {
                value /= 10;
                span[i] = (char)('0' + (value % 10));
            }
        });
}

using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Data;

/// <summary>The partner's customers, locations and subscriptions, drawn from the seed and shared by all datasets.</summary>
internal sealed class Business
{
    private const int CustomerCount = 250;
    private const int SubscriptionsEach = 4;

    private readonly Subscription[] subscriptions;

    public Business(int seed, DateOnly today)
    {
        Today = today;
        ThisMonth = new DateOnly(today.Year, today.Month, 1);
        Partners = DrawPartners(seed);
        var customers = DrawCustomers(seed);
        var dice = DiceBox.For(seed, "subscriptions");
        subscriptions =
        [
            .. Enumerable.Range(0, CustomerCount * SubscriptionsEach)
                .Select(number => Draw(dice.At(number), customers[number % CustomerCount])),
        ];
        Shuffle(subscriptions, DiceBox.For(seed, "order").At(0));
    }

    public DateOnly Today { get; }

    public DateOnly ThisMonth { get; }

    public IReadOnlyList<PartnerLocation> Partners { get; }

    public Subscription SubscriptionAt(int ordinal) => subscriptions[ordinal % subscriptions.Length];

    private static PartnerLocation[] DrawPartners(int seed)
    {
        var dice = DiceBox.For(seed, "partners").At(0);
        return [.. Words.PartnerCountries.Select(country =>
            new PartnerLocation($"Proseware {country}, Inc.", Digits(ref dice, 7), country))];
    }

    private static Customer[] DrawCustomers(int seed)
    {
        var box = DiceBox.For(seed, "customers");
        var customers = new Customer[CustomerCount];
        for (var number = 0; number < CustomerCount; number++)
        {
            var dice = box.At(number);
            // Every first word meets another last word before one pair comes twice, so names stay unique.
            var first = Words.CompanyFirst[number % Words.CompanyFirst.Length];
            var last = Words.CompanyLast[((number / Words.CompanyFirst.Length) + number) % Words.CompanyLast.Length];
            var place = dice.Pick(Words.Places);
            customers[number] = new Customer(
                first + last,
                Digits(ref dice, 8),
                dice.NextGuid(),
                FormattableString.Invariant($"{Words.DomainOf(first)}{number}.example"),
                place.Country,
                place.City,
                Digits(ref dice, 5),
                dice.Pick(Words.Segments),
                dice.Pick(Words.Industries),
                Digits(ref dice, 9));
        }

        return customers;
    }

    private Subscription Draw(Dice dice, Customer customer)
    {
        var product = dice.Pick(Words.Products);
        return new Subscription(
            dice.NextGuid(),
            customer,
            dice.Pick(Partners),
            ThisMonth.AddMonths(-24 - dice.Below(12)).AddDays(dice.Below(28)),
            product.Name,
            dice.Pick(product.Skus),
            5 + (dice.Below(40) * dice.Below(40)),
            dice.OneIn(2));
    }

    /// <summary>A dataset of few rows shows few subscriptions; which ones, and in what order, is up to the seed too.</summary>
    private static void Shuffle(Subscription[] subscriptions, Dice dice)
    {
        for (var last = subscriptions.Length - 1; last > 0; last--)
        {
            var other = dice.Below(last + 1);
            (subscriptions[last], subscriptions[other]) = (subscriptions[other], subscriptions[last]);
        }
    }

    private static string Digits(ref Dice dice, int count) =>
        string.Create(count, dice.Next(), (span, value) =>
        {
            span[0] = (char)('1' + (value % 9));
            for (var i = 1; i < span.Length; i++)
            {
                value /= 10;
                span[i] = (char)('0' + (value % 10));
            }
        });
}

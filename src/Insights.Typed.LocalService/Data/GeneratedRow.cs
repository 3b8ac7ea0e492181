using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Data;

/// <summary>The content of a row. All columns are derived from it, so they never contradict each other.</summary>
internal sealed class GeneratedRow
{
    /// <summary>The number of months of a dataset, including the current one.</summary>
    public const int Months = 24;

    public GeneratedRow(SampleBusiness business, SeededRandomSource randomSource, int number, bool isMonthly)
    {
        // A monthly dataset has a row for each subscription and month; any other has a new subject in every row.
        Subject = isMonthly ? number / Months : number;
        Subscription = business.GetSubscription(Subject);
        Month = business.ThisMonth.AddMonths((number % Months) - Months + 1);

        var rowRandom = randomSource.CreateRandom(number);
        var lastDay = Month == business.ThisMonth ? business.Today.Day : DateTime.DaysInMonth(Month.Year, Month.Month);
        Day = Month.AddDays(rowRandom.Next(lastDay));
        AvailableSeats = Subscription.Seats + (Subscription.Seats * (number % Months) / 48);
        AssignedSeats = AvailableSeats * (50 + rowRandom.Next(51)) / 100;
        ActiveSeats = AssignedSeats * rowRandom.Next(101) / 100;
    }

    /// <summary>The number of the row's subject; rows that differ only in their month share it.</summary>
    public int Subject { get; }

    public Subscription Subscription { get; }

    public Customer Customer => Subscription.Customer;

    public PartnerLocation Partner => Subscription.Partner;

    /// <summary>The first day of the row's month.</summary>
    public DateOnly Month { get; }

    /// <summary>A day in that month, not after today.</summary>
    public DateOnly Day { get; }

    public int AvailableSeats { get; }

    public int AssignedSeats { get; }

    public int ActiveSeats { get; }
}

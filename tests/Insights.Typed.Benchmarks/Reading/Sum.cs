using System.Runtime.CompilerServices;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>
/// A checksum of what a candidate read: in the warm-up of all values, so that candidates of one job can be compared; while the
/// clock runs, of so few that the time is negligible.
/// </summary>
internal struct Sum(bool isComplete)
{
    public long Rows;
    public long Seats;
    public decimal Percent;
    public long Days;
    public long Characters;
    public int Ids;

    public static Sum Complete => new(isComplete: true);

    public void Add(FiveColumns row) => Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);

    public void Add(AllColumns row) => Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);

    public void Add(DynamicsUsageRow row) => Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);

    public void Add(Guid id, DateOnly month, string customer, long seats, decimal percent)
    {
        Rows++;
        Seats += seats;
        if (isComplete)
        {
            AddOtherColumns(id, month, customer, percent);
        }
    }

    public override readonly string ToString() => FormattableString.Invariant($"{Rows} rows, {Seats} seats, {Percent} percent, {Days} days, {Characters} characters, ids {Ids:x8}");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddOtherColumns(Guid id, DateOnly month, string customer, decimal percent)
    {
        Percent += percent;
        Days += month.DayNumber;
        Characters += customer.Length;
        Ids ^= id.GetHashCode();
    }
}

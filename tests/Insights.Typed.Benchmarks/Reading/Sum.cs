namespace Insights.Typed.Benchmarks.Reading;

/// <summary>What a contestant made of a file, in little: those of one job must agree, or one of them has not done it.</summary>
internal struct Sum
{
    public long Rows;
    public long Seats;
    public decimal Percent;
    public long Days;
    public long Characters;
    public int Ids;

    public void Add(FiveColumns row) => Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);

    public void Add(AllColumns row) => Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);

    public void Add(DynamicsUsageRow row) => Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);

    public void Add(Guid id, DateOnly month, string customer, long seats, decimal percent)
    {
        Rows++;
        Seats += seats;
        Percent += percent;
        Days += month.DayNumber;
        Characters += customer.Length;
        Ids ^= id.GetHashCode();
    }

    public override readonly string ToString() => FormattableString.Invariant($"{Rows} rows, {Seats} seats, {Percent} percent, {Days} days, {Characters} characters, ids {Ids:x8}");
}

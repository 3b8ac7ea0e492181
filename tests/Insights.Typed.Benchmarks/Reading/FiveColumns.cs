using CsvHelper;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>A row of job J1, for those who need a type of their own.</summary>
[CsvRecord]
public sealed partial class FiveColumns
{
    public Guid SubscriptionId { get; set; }

    public DateOnly Month { get; set; }

    public string CustomerName { get; set; } = "";

    public long AssignedSeats { get; set; }

    public decimal ActiveUsagePercent { get; set; }
}

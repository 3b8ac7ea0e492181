using CsvHelper;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>A row of job J1 for libraries that need a declared type.</summary>
[CsvRecord]
public sealed partial class FiveColumns
{
    public Guid SubscriptionId { get; set; }

    public DateOnly Month { get; set; }

    public string CustomerName { get; set; } = "";

    public long AssignedSeats { get; set; }

    public decimal ActiveUsagePercent { get; set; }
}

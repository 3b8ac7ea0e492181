using CsvHelper;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>A row of job J2 for libraries that need a declared type: the generated row without metrics.</summary>
[CsvRecord]
public sealed partial class AllColumns
{
    public string PGAMpnId { get; set; } = "";

    public Guid SubscriptionId { get; set; }

    public DateOnly SubscriptionStartDate { get; set; }

    public DateOnly SubscriptionEndDate { get; set; }

    public string SubscriptionStatus { get; set; } = "";

    public DateOnly Month { get; set; }

    public string RevSumDivisionName { get; set; } = "";

    public string RevSumCategoryName { get; set; } = "";

    public string SKU { get; set; } = "";

    public string SKUId { get; set; } = "";

    public string FreeVsPaidSKU { get; set; } = "";

    public string SalesModel { get; set; } = "";

    public string DetailedSalesModel { get; set; } = "";

    public string CustomerName { get; set; } = "";

    public Guid CustomerTenantId { get; set; }

    public string CustomerTpid { get; set; } = "";

    public string CustomerSegment { get; set; } = "";

    public string CustomerMarket { get; set; } = "";

    public string MPNId { get; set; } = "";

    public string PartnerName { get; set; } = "";

    public string PartnerLocation { get; set; } = "";

    public string PartnerAttachType { get; set; } = "";

    public long AvailableSeats { get; set; }

    public long AssignedSeats { get; set; }

    public long ActiveSeats { get; set; }

    public string DeploymentOpportunity { get; set; } = "";

    public decimal ActiveUsagePercent { get; set; }
}

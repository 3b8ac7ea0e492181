namespace Insights.Typed.Benchmarks.Reading;

/// <summary>Rows from the fields of a record. A structure of fields requires no virtual call: the JIT compiles separate code for each.</summary>
internal static class RecordFields
{
    public static FiveColumns ReadFive<TFields>(scoped in TFields fields)
        where TFields : IRecordFields, allows ref struct =>
        new()
        {
            SubscriptionId = fields.Guid(0),
            Month = fields.Date(1),
            CustomerName = fields.Text(2),
            AssignedSeats = fields.Integer(3),
            ActiveUsagePercent = fields.Decimal(4),
        };

    public static AllColumns ReadAll<TFields>(scoped in TFields fields)
        where TFields : IRecordFields, allows ref struct =>
        new()
        {
            PGAMpnId = fields.Text(0),
            SubscriptionId = fields.Guid(1),
            SubscriptionStartDate = fields.Date(2),
            SubscriptionEndDate = fields.Date(3),
            SubscriptionStatus = fields.Text(4),
            Month = fields.Date(5),
            RevSumDivisionName = fields.Text(6),
            RevSumCategoryName = fields.Text(7),
            SKU = fields.Text(8),
            SKUId = fields.Text(9),
            FreeVsPaidSKU = fields.Text(10),
            SalesModel = fields.Text(11),
            DetailedSalesModel = fields.Text(12),
            CustomerName = fields.Text(13),
            CustomerTenantId = fields.Guid(14),
            CustomerTpid = fields.Text(15),
            CustomerSegment = fields.Text(16),
            CustomerMarket = fields.Text(17),
            MPNId = fields.Text(18),
            PartnerName = fields.Text(19),
            PartnerLocation = fields.Text(20),
            PartnerAttachType = fields.Text(21),
            AvailableSeats = fields.Integer(22),
            AssignedSeats = fields.Integer(23),
            ActiveSeats = fields.Integer(24),
            DeploymentOpportunity = fields.Text(25),
            ActiveUsagePercent = fields.Decimal(26),
        };
}

namespace Insights.Typed.LocalService.Data;

/// <summary>A customer, whose properties are the same in every row of every dataset.</summary>
internal sealed record Customer(
    string Name,
    string Tpid,
    Guid TenantId,
    string Domain,
    string Market,
    string City,
    string PostalCode,
    string Segment,
    string Industry,
    string Duns);

/// <summary>One of the partner's locations.</summary>
internal sealed record PartnerLocation(string Name, string MpnId, string Country);

/// <summary>A subscription of a customer, with its product.</summary>
internal sealed record Subscription(Guid Id, Customer Customer, PartnerLocation Partner, DateOnly Start, string Product, string Sku, int Seats, bool IsAutoRenewed)
{
    public DateOnly End => Start.AddYears(IsAutoRenewed ? 4 : 2);
}

using Insights.Typed.Emulation;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// What a user without the Executive Report Viewer role does not see: revenue. Which columns the real service counts as
/// that is not documented; here, their names tell.
/// </summary>
internal sealed class Redaction(bool isOn)
{
    public bool Hides(BoundQuery query) => query.Select.Any(t => Hides(t.Schema));

    public bool Hides(ColumnSchema column) => isOn && IsRevenue(column.Name);

    private static bool IsRevenue(string name) =>
        name.EndsWith("RevenueUSD", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("ACR", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("ACR_USD", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("Total", StringComparison.OrdinalIgnoreCase) && name.Contains("Revenue", StringComparison.OrdinalIgnoreCase));
}

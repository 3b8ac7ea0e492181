using Insights.Typed.Emulation;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Queries;

/// <summary>
/// The columns that a user without the Executive Report Viewer role cannot see: revenue. Which columns the real service
/// redacts is not documented; here, it depends on their names.
/// </summary>
internal sealed class Redaction(bool isEnabled)
{
    public bool IsRedacted(BoundQuery query) => query.Select.Any(t => IsRedacted(t.Schema));

    public bool IsRedacted(ColumnSchema column) => isEnabled && IsRevenue(column.Name);

    private static bool IsRevenue(string name) =>
        name.EndsWith("RevenueUSD", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("ACR", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("ACR_USD", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("Total", StringComparison.OrdinalIgnoreCase) && name.Contains("Revenue", StringComparison.OrdinalIgnoreCase));
}

using System.Globalization;
using Insights.Typed.Export;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>The lines about a pass for people.</summary>
internal static class PassText
{
    public static string Describe(ExportedExecution execution) => string.Create(
        CultureInfo.InvariantCulture,
        $"{execution.Name}: {execution.Rows:N0} rows of {execution.GeneratedTime.UtcDateTime:yyyy-MM-dd HH:mm}Z{Describe(execution.Bytes)}{(execution.RejectedRows > 0 ? $", {execution.RejectedRows:N0} rejected" : "")}{(execution.IsDataRedacted ? ", with redacted data" : "")}");

    private static string Describe(long? bytes) => bytes is { } count ? string.Create(CultureInfo.InvariantCulture, $", {count:N0} bytes") : "";
}

using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>Converts a report to JSON.</summary>
internal static class DoctorJson
{
    public static JsonObject From(DoctorReport report, SchemaRefresh? written, ToolContext context) => new()
    {
        ["errors"] = report.ErrorCount,
        ["warnings"] = report.WarningCount,
        ["checks"] = JsonText.CreateArray(report.Results.Select(result => (JsonNode)new JsonObject
        {
            ["check"] = result.CheckName,
            ["result"] = DoctorTable.GetLabel(result.Severity),
            ["summary"] = result.Findings.Count == 0 ? result.Summary : null,
            ["findings"] = JsonText.CreateArray(result.Findings.Select(CreateFinding)),
        })),
        ["written"] = JsonText.CreateArray((written?.Files.WrittenPaths ?? []).Select(context.GetDisplayPath)),
    };

    private static JsonNode CreateFinding(Finding finding) => new JsonObject
    {
        ["problem"] = finding.Problem.Id,
        ["severity"] = DoctorTable.GetLabel(finding.Problem.Severity),
        ["dataset"] = finding.Dataset,
        ["name"] = finding.Name,
        ["message"] = finding.Message,
        ["fix"] = finding.Fix,
        ["httpStatus"] = finding.HttpStatus,
        ["authorityError"] = finding.AuthorityError,
        ["correlationId"] = finding.CorrelationId,
    };
}

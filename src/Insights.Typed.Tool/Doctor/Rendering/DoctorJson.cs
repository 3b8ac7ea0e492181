using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>A report for programs.</summary>
internal static class DoctorJson
{
    public static JsonObject From(DoctorReport report, SchemaRefresh? written, ToolContext context) => new()
    {
        ["errors"] = report.Errors,
        ["warnings"] = report.Warnings,
        ["checks"] = JsonText.ArrayOf(report.Results.Select(result => (JsonNode)new JsonObject
        {
            ["check"] = result.Check,
            ["result"] = DoctorTable.Word(result.Severity),
            ["summary"] = result.Findings.Count == 0 ? result.Summary : null,
            ["findings"] = JsonText.ArrayOf(result.Findings.Select(Finding)),
        })),
        ["written"] = JsonText.ArrayOf((written?.Files.Written ?? []).Select(context.Shown)),
    };

    private static JsonNode Finding(Finding finding) => new JsonObject
    {
        ["problem"] = finding.Problem.Id,
        ["severity"] = DoctorTable.Word(finding.Problem.Severity),
        ["dataset"] = finding.Dataset,
        ["name"] = finding.Name,
        ["message"] = finding.Message,
        ["fix"] = finding.Fix,
        ["httpStatus"] = finding.HttpStatus,
        ["authorityError"] = finding.AuthorityError,
        ["correlationId"] = finding.CorrelationId,
    };
}

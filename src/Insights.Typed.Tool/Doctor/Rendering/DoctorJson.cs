using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>A report for programs.</summary>
internal static class DoctorJson
{
    public static JsonObject From(DoctorReport report) => new()
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

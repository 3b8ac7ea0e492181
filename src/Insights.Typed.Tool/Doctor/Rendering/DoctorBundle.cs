using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Inference;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>
/// Creates the file for a public issue. Its fields cannot contain data of the account: names of datasets and
/// columns, values of closed sets, counts, GUIDs of responses (correlation ids), and versions. The file has no messages,
/// fixes, values, addresses or settings.
/// </summary>
internal static class DoctorBundle
{
    /// <summary>The version of the file's format.</summary>
    private const int Version = 1;

    /// <summary>Published names are shorter; a longer text could be a message.</summary>
    private const int MaxNameLength = 64;

    private static readonly HashSet<string> TypeNames = [.. ColumnTypes.All.Select(type => type.Name)];

    public static byte[] Create(DoctorReport report, DoctorSession session) => Encoding.UTF8.GetBytes(JsonText.Serialize(new JsonObject
    {
        ["insightsDoctor"] = Version,
        ["versions"] = new JsonObject
        {
            ["tool"] = LockFile.ToolVersion,
            ["library"] = typeof(InsightsClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
            ["runtime"] = Environment.Version.ToString(),
            ["os"] = RuntimeInformation.RuntimeIdentifier,
            ["osVersion"] = Environment.OSVersion.Version.ToString(),
        },
        ["signIn"] = session.Access.IsEmpty ? null : session.Access.SignInMethod.ToString(),
        ["service"] = GetServiceKind(session),
        ["isMfaCompliant"] = session.IsConnected ? session.Client.IsMfaCompliant : null,
        ["schemaFiles"] = session.Folder is null ? null : session.HasProjectFiles ? "project" : "package",
        ["checks"] = JsonText.CreateArray(report.Results.Select(CreateCheck)),
        ["datasets"] = JsonText.CreateArray((session.OfferedDatasets?.Datasets ?? []).Where(session.IsSelected).Select(dataset => (JsonNode)CreateDataset(dataset, session))),
        ["requests"] = JsonText.CreateArray(session.Exchanges.All.Select(CreateRequest)),
    }) + "\n");

    private static string? GetServiceKind(DoctorSession session)
    {
        try
        {
            return session.Access.Address == session.Access.Program.BaseAddress ? "partner-center" : session.Access.Address.IsLoopback ? "this-machine" : "other";
        }
        catch (ToolException)
        {
            return null;
        }
    }

    private static JsonNode CreateCheck(CheckResult result) => new JsonObject
    {
        ["check"] = result.CheckName,
        ["result"] = DoctorTable.GetLabel(result.Severity),
        ["findings"] = JsonText.CreateArray(result.Findings.Select(finding => (JsonNode)new JsonObject
        {
            ["problem"] = finding.Problem.Id,
            ["severity"] = DoctorTable.GetLabel(finding.Problem.Severity),
            ["httpStatus"] = finding.HttpStatus,
            ["authorityError"] = finding.AuthorityError,
            ["correlationId"] = SanitizeCorrelationId(finding.CorrelationId),
            ["dataset"] = SanitizeName(finding.Dataset),
            ["name"] = SanitizeName(finding.Name),
            ["rows"] = finding.Count?.Rows,
            ["of"] = finding.Count?.Of,
        })),
    };

    private static JsonObject CreateDataset(ServiceDataset dataset, DoctorSession session)
    {
        var preview = session.Previews.FirstOrDefault(preview => preview.Dataset.Name == dataset.Name);
        var findings = preview?.Columns.ToLookup(finding => finding.Column.Name, StringComparer.OrdinalIgnoreCase);
        return new JsonObject
        {
            ["name"] = SanitizeName(dataset.Name),
            [DatasetProperties.MinimumRecurrenceInterval] = dataset.Details.MinimumRecurrenceInterval,
            ["dateRanges"] = JsonText.CreateArray(dataset.DateRanges.Select(SanitizeName)),
            ["rows"] = preview?.Rows,
            ["isRedacted"] = session.RedactedDatasets.Contains(dataset.Name),
            ["columns"] = JsonText.CreateArray(dataset.Columns.Select(name => (JsonNode)CreateColumn(name, findings?[name].FirstOrDefault()))),
            ["metrics"] = JsonText.CreateArray(dataset.Metrics.Select(name => (JsonNode)CreateColumn(name, findings?[name].FirstOrDefault()))),
        };
    }

    private static JsonObject CreateColumn(string name, TypeFinding? finding)
    {
        var column = new JsonObject { ["name"] = SanitizeName(name) };
        if (finding is not null)
        {
            column["declared"] = SanitizeTypeName(finding.Column.DeclaredTypeName);
            column["verdict"] = finding.Verdict.ToString();
            column["mismatch"] = finding.Mismatch?.ToString();
            column["fits"] = JsonText.CreateArray(finding.Proposals.Select(proposal => SanitizeTypeName(ColumnTypes.Get(proposal.Type!.Value).Name)).Distinct());
            column["rows"] = finding.Counts.Rows;
            column["missing"] = finding.Counts.Missing;
            column["mismatches"] = finding.Counts.Mismatches;
        }

        return column;
    }

    private static JsonNode CreateRequest(HttpExchange exchange) => new JsonObject
    {
        ["to"] = exchange.IsServiceRequest ? "service" : "other",
        ["method"] = exchange.Method,
        ["status"] = (int)exchange.Status,
        ["isHtml"] = exchange.IsHtml,
        ["clockSkewSeconds"] = exchange.ClockSkew is { } skew ? Math.Round(skew.TotalSeconds) : null,
        ["correlationId"] = exchange.CorrelationId?.ToString(),
    };

    /// <summary>
    /// Published names are words of letters and digits. A query accepts others too, but a GUID, a host and a day are such names, so a name with
    /// '-' or '.' could be data of the account.
    /// </summary>
    private static string? SanitizeName(string? name) => name is null || (name.Length <= MaxNameLength && QueryName.IsValid(name) && char.IsLetter(name[0]) && !name.AsSpan().ContainsAny('-', '.'))
        ? name
        : "(not shown)";

    private static string? SanitizeTypeName(string? type) => type is null ? null : TypeNames.Contains(type) ? type : "other";

    private static string? SanitizeCorrelationId(string? id) => Guid.TryParse(id, CultureInfo.InvariantCulture, out var guid) ? guid.ToString() : null;
}

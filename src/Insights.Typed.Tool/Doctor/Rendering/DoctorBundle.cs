using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Inference;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor.Rendering;

/// <summary>
/// The file for a public issue. It is built from fields that cannot hold anything of the account: names of datasets and
/// columns, words of closed sets, counts, GUIDs that responses carry as correlation ids, and versions. Messages, fixes,
/// values, addresses and settings never get here.
/// </summary>
internal static partial class DoctorBundle
{
    /// <summary>The version of the file's form.</summary>
    private const int Version = 1;

    private static readonly HashSet<string> Types = [.. Enum.GetNames<ColumnType>().Select(name => name.ToLowerInvariant())];

    public static byte[] Write(DoctorReport report, DoctorSession session) => Encoding.UTF8.GetBytes(JsonText.Of(new JsonObject
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
        ["signIn"] = session.Access.IsEmpty ? null : session.Access.Way.ToString(),
        ["service"] = ServiceKind(session),
        ["isMfaCompliant"] = session.IsConnected ? session.Client.IsMfaCompliant : null,
        ["schemaFiles"] = session.Folder is null ? null : session.HasOwnFiles ? "project" : "package",
        ["checks"] = JsonText.ArrayOf(report.Results.Select(Check)),
        ["datasets"] = JsonText.ArrayOf((session.Answer?.Datasets ?? []).Where(session.IsChecked).Select(dataset => (JsonNode)Dataset(dataset, session))),
        ["requests"] = JsonText.ArrayOf(session.Exchanges.All.Select(Request)),
    }) + "\n");

    private static string? ServiceKind(DoctorSession session)
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

    private static JsonNode Check(CheckResult result) => new JsonObject
    {
        ["check"] = result.Check,
        ["result"] = DoctorTable.Word(result.Severity),
        ["findings"] = JsonText.ArrayOf(result.Findings.Select(finding => (JsonNode)new JsonObject
        {
            ["problem"] = finding.Problem.Id,
            ["severity"] = DoctorTable.Word(finding.Problem.Severity),
            ["httpStatus"] = finding.HttpStatus,
            ["authorityError"] = finding.AuthorityError,
            ["correlationId"] = CorrelationId(finding.CorrelationId),
            ["dataset"] = Name(finding.Dataset),
            ["name"] = Name(finding.Name),
            ["rows"] = finding.Count?.Rows,
            ["of"] = finding.Count?.Of,
        })),
    };

    private static JsonObject Dataset(ServiceDataset dataset, DoctorSession session)
    {
        var preview = session.Previews.FirstOrDefault(preview => preview.Dataset.Name == dataset.Name);
        var judged = preview?.Columns.ToLookup(finding => finding.Column.Name, StringComparer.OrdinalIgnoreCase);
        return new JsonObject
        {
            ["name"] = Name(dataset.Name),
            ["minimumRecurrenceInterval"] = dataset.MinimumRecurrenceInterval,
            ["dateRanges"] = JsonText.ArrayOf(dataset.DateRanges.Select(Name)),
            ["rows"] = preview?.Rows,
            ["isRedacted"] = session.Redacted.ContainsKey(dataset.Name),
            ["columns"] = JsonText.ArrayOf(dataset.Columns.Select(name => (JsonNode)Column(name, judged?[name].FirstOrDefault()))),
            ["metrics"] = JsonText.ArrayOf(dataset.Metrics.Select(name => (JsonNode)Column(name, judged?[name].FirstOrDefault()))),
        };
    }

    private static JsonObject Column(string name, TypeFinding? finding)
    {
        var column = new JsonObject { ["name"] = Name(name) };
        if (finding is not null)
        {
            column["declared"] = TypeWord(finding.Column.DeclaredWord);
            column["verdict"] = finding.Verdict.ToString();
            column["misfit"] = finding.Misfit?.ToString();
            column["fits"] = JsonText.ArrayOf(finding.Proposals.Select(proposal => TypeWord(JsonNode.Parse(proposal)!["type"]!.GetValue<string>())).Distinct());
            column["rows"] = finding.Counts.Rows;
            column["missing"] = finding.Counts.Missing;
            column["misfits"] = finding.Counts.Misfits;
        }

        return column;
    }

    private static JsonNode Request(Exchange exchange) => new JsonObject
    {
        ["to"] = exchange.IsOfService ? "service" : "other",
        ["method"] = exchange.Method,
        ["status"] = (int)exchange.Status,
        ["isHtml"] = exchange.IsHtml,
        ["clockSkewSeconds"] = exchange.ClockSkew is { } skew ? Math.Round(skew.TotalSeconds) : null,
        ["correlationId"] = exchange.CorrelationId?.ToString(),
    };

    /// <summary>Names of datasets and columns are words. Whatever else stands in their place, nobody can know what it says.</summary>
    private static string? Name(string? name) => name is null || Word().IsMatch(name) ? name : "(not a name)";

    private static string? TypeWord(string? type) => type is null ? null : Types.Contains(type) ? type : "other";

    private static string? CorrelationId(string? id) => Guid.TryParse(id, CultureInfo.InvariantCulture, out var guid) ? guid.ToString() : null;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

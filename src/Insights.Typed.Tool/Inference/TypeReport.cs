using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Inference;

/// <summary>Shows the results of type inference.</summary>
internal static class TypeReport
{
    public static void Show(Screen screen, List<TypeFinding> findings)
    {
        var reported = findings.Where(IsReported).ToList();
        if (reported.Count > 0)
        {
            screen.WriteLine();
            screen.WriteTable(
                ["Dataset", "Column", "Declared", "Values", "Proposal"],
                reported.Select(finding => (IReadOnlyList<Cell>)
                [
                    finding.Column.Dataset,
                    finding.Column.Name,
                    finding.Column.DeclaredTypeName ?? $"({ColumnTypes.Get(finding.Column.EffectiveType).Name})",
                    finding.Verdict == TypeVerdict.Mismatch ? new Cell($"do not fit: {finding.Evidence}", Colors.Error) : new Cell(finding.Evidence),
                    string.Join(" or ", finding.Proposals.Select(DeclarationWriter.Write)),
                ]));
        }

        int Count(TypeVerdict verdict) => findings.Count(finding => finding.Verdict == verdict);
        screen.WriteLine(FormattableString.Invariant(
            $"Of {findings.Count} columns and metrics, {Count(TypeVerdict.Fits)} fit, {Count(TypeVerdict.Proposed)} without a type could have one, {Count(TypeVerdict.Narrower)} could be narrower, {Count(TypeVerdict.Mismatch)} do not fit, {Count(TypeVerdict.Unknown)} have no values. No schema file was changed: declare the types under 'typed' in the schema file."));
    }

    private static bool IsReported(TypeFinding finding) => finding.Verdict switch
    {
        TypeVerdict.Mismatch or TypeVerdict.Proposed or TypeVerdict.Narrower => true,
        TypeVerdict.Unknown or TypeVerdict.Fits => false,
    };

    public static JsonNode ToJson(TypeFinding finding) => new JsonObject
    {
        ["dataset"] = finding.Column.Dataset,
        ["name"] = finding.Column.Name,
        ["isMetric"] = finding.Column.IsMetric,
        ["declared"] = finding.Column.DeclaredTypeName,
        ["verdict"] = finding.Verdict switch
        {
            TypeVerdict.Fits => "fits",
            TypeVerdict.Proposed => "proposed",
            TypeVerdict.Narrower => "narrower",
            TypeVerdict.Mismatch => "mismatch",
            TypeVerdict.Unknown => "unknown",
        },
        ["proposal"] = finding.Proposal is null ? null : JsonNode.Parse(DeclarationWriter.Write(finding.Proposal)),
        ["alternatives"] = JsonText.CreateArray(finding.Proposals.Count > 1 ? finding.Proposals.Select(proposal => JsonNode.Parse(DeclarationWriter.Write(proposal))!) : []),
        ["evidence"] = finding.Evidence,
    };
}

using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Inference;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Creates a finding for a column with values that do not fit.</summary>
internal static class MismatchFinding
{
    /// <summary>Creates the finding. It is only a warning if the project has files, but none of the dataset, because the project may not use that dataset.</summary>
    public static Finding From(TypeFinding finding, DoctorSession session)
    {
        var column = finding.Column;
        var isUnused = session.HasProjectFiles && !session.HasDescriptionOrOverlay(column.Dataset);
        var problem = finding.Mismatch switch
        {
            MismatchKind.MissingValues => Problem.MissingValues,
            MismatchKind.FlagLiteral => Problem.UnknownFlagLiteral,
            MismatchKind.Value => Problem.ValueMismatch,
        };
        return new Finding(
            isUnused ? problem with { Severity = Severity.Warning } : problem,
            $"{column.Dataset}.{column.Name}: {finding.Evidence}.",
            isUnused
                ? $"{GetFix(finding, GetNewFile(column.Dataset, session))} No action is required if the project does not query {column.Dataset}."
                : GetFix(finding, $"the schema file of {column.Dataset}"))
        {
            Dataset = column.Dataset,
            Name = column.Name,
            Count = (finding.Mismatch == MismatchKind.MissingValues ? finding.Counts.Missing : finding.Counts.Mismatches, finding.Counts.Rows),
        };
    }

    private static string GetNewFile(string dataset, DoctorSession session) =>
        session.Folder!.IsShipped(dataset) ? $"a new schema file of {dataset}, which replaces the library's file" : $"a new schema file of {dataset}";

    private static string GetFix(TypeFinding finding, string file)
    {
        var column = finding.Column;
        var location = $"in {file}, under {DatasetProperties.Additions}.{DeclarationProperties.GetSection(column.IsMetric)}";
        var flag = finding.Mismatch == MismatchKind.FlagLiteral ? " If the value means yes or no, set it as the column's \"true\" or \"false\" instead." : "";
        return finding.Proposals.Count switch
        {
            0 => $"Declare a type that fits {location}.",
            1 => $"Declare \"{column.Name}\": {DeclarationWriter.Write(finding.Proposals[0])} {location}; {FixCommands.Write} does it.{flag}",
            _ => $"Declare \"{column.Name}\": {string.Join(" or ", finding.Proposals.Select(DeclarationWriter.Write))} {location}.",
        };
    }
}

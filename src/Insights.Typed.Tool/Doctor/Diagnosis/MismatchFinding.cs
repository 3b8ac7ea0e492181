using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Inference;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Creates a finding for a column with values that do not fit.</summary>
internal static class MismatchFinding
{
    public static Finding From(TypeFinding finding)
    {
        var column = finding.Column;
        var problem = finding.Mismatch switch
        {
            MismatchKind.MissingValues => Problem.MissingValues,
            MismatchKind.FlagLiteral => Problem.UnknownFlagLiteral,
            MismatchKind.Value => Problem.ValueMismatch,
        };
        return new Finding(problem, $"{column.Dataset}.{column.Name}: {finding.Evidence}.", GetFix(finding))
        {
            Dataset = column.Dataset,
            Name = column.Name,
            Count = (finding.Mismatch == MismatchKind.MissingValues ? finding.Counts.Missing : finding.Counts.Mismatches, finding.Counts.Rows),
        };
    }

    private static string GetFix(TypeFinding finding)
    {
        var column = finding.Column;
        var location = $"in the schema file of {column.Dataset}, under {DatasetProperties.Additions}.{DeclarationProperties.GetSection(column.IsMetric)}";
        var flag = finding.Mismatch == MismatchKind.FlagLiteral ? " If the value means yes or no, set it as the column's \"true\" or \"false\" instead." : "";
        return finding.Proposals.Count switch
        {
            0 => $"Declare a type that fits {location}.",
            1 => $"Declare \"{column.Name}\": {DeclarationWriter.Write(finding.Proposals[0])} {location}; {FixCommands.Write} does it.{flag}",
            _ => $"Declare \"{column.Name}\": {string.Join(" or ", finding.Proposals.Select(DeclarationWriter.Write))} {location}.",
        };
    }
}

using Insights.Typed.Tool.Inference;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Makes a finding of a column whose values do not fit.</summary>
internal static class MisfitFinding
{
    public static Finding From(TypeFinding finding)
    {
        var column = finding.Column;
        var problem = finding.Misfit switch
        {
            MisfitKind.MissingValues => Problem.MissingValues,
            MisfitKind.FlagLiteral => Problem.UnknownFlagLiteral,
            MisfitKind.Value => Problem.ValueMisfit,
        };
        return new Finding(problem, $"{column.Dataset}.{column.Name}: {finding.Evidence}.", Fix(finding))
        {
            Dataset = column.Dataset,
            Name = column.Name,
            Count = (finding.Misfit == MisfitKind.MissingValues ? finding.Counts.Missing : finding.Counts.Misfits, finding.Counts.Rows),
        };
    }

    private static string Fix(TypeFinding finding)
    {
        var column = finding.Column;
        var where = $"in the schema file of {column.Dataset}, under typed.{(column.IsMetric ? "metrics" : "columns")}";
        var flag = finding.Misfit == MisfitKind.FlagLiteral ? " If the value means yes or no, set it as the column's \"true\" or \"false\" instead." : "";
        return finding.Proposals.Count switch
        {
            0 => $"Declare a type that fits {where}.",
            1 => $"Declare \"{column.Name}\": {finding.Proposal} {where}; {FixCommands.Write} does it.{flag}",
            _ => $"Declare \"{column.Name}\": {string.Join(" or ", finding.Proposals)} {where}.",
        };
    }
}

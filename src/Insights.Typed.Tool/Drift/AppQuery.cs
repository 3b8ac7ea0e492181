using Insights.Typed.Language;

namespace Insights.Typed.Tool.Drift;

/// <summary>A query of the app, as its build told it.</summary>
/// <param name="File">Its file, relative to the project.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Columns">What it selects.</param>
/// <param name="Text">Its text, with holes for what is known only at run time.</param>
/// <param name="Probe">A query that can be sent in its place.</param>
/// <param name="OmittedParts">The parts that are known only at run time as a whole, and are not in <paramref name="Probe"/>.</param>
internal sealed record AppQuery(
    string File, int Line, string Dataset, IReadOnlyList<string> Columns, string Text, string Probe, IReadOnlyList<string> OmittedParts)
{
    private readonly QuerySyntax? parsed = ParsedQuery.Parse(Probe).Query;

    /// <summary>As compilers write it.</summary>
    public string Location => FormattableString.Invariant($"{File}({Line})");

    /// <summary>Why not all of the query is known; null where it is.</summary>
    public string? UncertaintyReason => OmittedParts.Count > 0
        ? $"{string.Join(" and ", OmittedParts)} {(OmittedParts.Count == 1 ? "is" : "are")} known only at run time"
        : parsed is null ? "its text is not one that the language has" : null;

    /// <summary>The date range that it names; null where it names none that is known.</summary>
    public string? DateRange => parsed?.DateRange?.Text;

    /// <summary>The aggregation that it names; null where it names none that is known.</summary>
    public string? Aggregation => parsed?.Aggregation?.Text;

    /// <summary>What it uses a column or metric for; null where it does not.</summary>
    public string? DescribeUse(string name)
    {
        var uses = new List<string>();
        if (Columns.Any(IsSameName))
        {
            uses.Add("selects");
        }

        if (parsed?.Conditions.Any(condition => IsSameName(condition.Column.Text)) == true)
        {
            uses.Add("filters by");
        }

        if (parsed?.OrderBy.Any(ordering => IsSameName(ordering.Column.Text)) == true)
        {
            uses.Add("orders by");
        }

        return uses.Count == 0 ? null : $"{string.Join(" and ", uses)} {name}";

        bool IsSameName(string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }
}

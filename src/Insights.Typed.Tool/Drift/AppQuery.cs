using Insights.Typed.Language;

namespace Insights.Typed.Tool.Drift;

/// <summary>A query of the app, from the manifest of its build.</summary>
/// <param name="File">Its file, relative to the project.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Columns">The selected columns.</param>
/// <param name="Text">Its text, with placeholders for values that are known only at run time.</param>
/// <param name="Probe">A test query that can be sent instead of it.</param>
/// <param name="OmittedParts">The parts that are known only at run time as a whole, and are not in <paramref name="Probe"/>.</param>
internal sealed record AppQuery(
    string File, int Line, string Dataset, IReadOnlyList<string> Columns, string Text, string Probe, IReadOnlyList<OmittedPart> OmittedParts)
{
    private readonly QuerySyntax? parsed = ParsedQuery.Parse(Probe).Query;

    /// <summary>The position in the format of compilers.</summary>
    public string Location => FormattableString.Invariant($"{File}({Line})");

    /// <summary>Gets the reason why some clauses of the query are not completely known; null if they are.</summary>
    /// <param name="clauses">The clauses.</param>
    public string? GetUncertaintyReason(params ReadOnlySpan<Clause> clauses)
    {
        var parts = new List<string>();
        foreach (var part in OmittedParts)
        {
            if (part.Clause == Clause.From || clauses.Contains(part.Clause))
            {
                parts.Add(part.Text);
            }
        }

        return parts.Count > 0 ? $"{EnglishText.Join(parts)} {(parts.Count == 1 ? "is" : "are")} known only at run time"
            : parsed is null ? "its text is not a valid query" : null;
    }

    /// <summary>The date range of the query; null if it has none or it is unknown.</summary>
    public string? DateRange => parsed?.DateRange?.Text;

    /// <summary>The aggregation of the query; null if it has none or it is unknown. The test query omits a known one after an unknown date range.</summary>
    public string? Aggregation =>
        parsed?.Aggregation?.Text ?? OmittedParts.FirstOrDefault(part => part.Clause == Clause.Aggregated && QueryName.IsValid(part.Text))?.Text;

    /// <summary>Describes how the query uses a column or metric; null if it does not use it.</summary>
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

        return uses.Count == 0 ? null : $"{EnglishText.Join(uses)} {name}";

        bool IsSameName(string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A part of a query that is known only at run time as a whole.</summary>
/// <param name="Clause">The clause that it belongs to. A part of FROM is a query that can have any clause.</param>
/// <param name="Text">Its text, as in the query.</param>
internal sealed record OmittedPart(Clause Clause, string Text);

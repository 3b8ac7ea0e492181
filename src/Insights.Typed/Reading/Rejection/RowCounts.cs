namespace Insights.Typed;

/// <summary>The number of rows of a report.</summary>
public readonly record struct RowCounts
{
    /// <summary>Creates the numbers of a report.</summary>
    /// <param name="accepted">The rows that were returned.</param>
    /// <param name="rejected">The rows that were rejected.</param>
    public RowCounts(long accepted, long rejected)
    {
        Accepted = accepted;
        Rejected = rejected;
    }

    /// <summary>The rows that were returned.</summary>
    public long Accepted { get; }

    /// <summary>The rows that were rejected.</summary>
    public long Rejected { get; }
}

namespace Insights.Typed;

/// <summary>The number of rows of a report.</summary>
public readonly record struct RowCounts
{
    /// <summary>Initializes a new instance of the <see cref="RowCounts"/> struct.</summary>
    /// <param name="accepted">The number of rows that were returned.</param>
    /// <param name="rejected">The number of rows that were rejected.</param>
    public RowCounts(long accepted, long rejected)
    {
        Accepted = accepted;
        Rejected = rejected;
    }

    /// <summary>Gets the number of rows that were returned.</summary>
    public long Accepted { get; }

    /// <summary>Gets the number of rows that were rejected.</summary>
    public long Rejected { get; }
}

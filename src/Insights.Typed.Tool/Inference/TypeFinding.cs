namespace Insights.Typed.Tool.Inference;

/// <summary>What the values seen of a column say about its type.</summary>
/// <param name="Column">The column, and what is declared of it.</param>
/// <param name="Verdict">What the values say.</param>
/// <param name="Proposals">What the schema file could declare, each as JSON; several where the values leave open which of them it is.</param>
/// <param name="Evidence">What was seen, in words.</param>
internal sealed record TypeFinding(DeclaredColumn Column, TypeVerdict Verdict, IReadOnlyList<string> Proposals, string Evidence)
{
    /// <summary>How many rows were seen.</summary>
    public ValueCounts Counts { get; init; }

    /// <summary>In which way values do not fit; null where all of them do.</summary>
    public MismatchKind? Mismatch { get; init; }

    /// <summary>The one proposal; null where none or several exist.</summary>
    public string? Proposal => Proposals.Count == 1 ? Proposals[0] : null;
}

/// <summary>How many rows were seen of a column.</summary>
/// <param name="Rows">All of them.</param>
/// <param name="Missing">Those without a value.</param>
/// <param name="Mismatches">Those with a value that does not fit what the column is.</param>
internal readonly record struct ValueCounts(int Rows, int Missing, int Mismatches);

/// <summary>In which way values do not fit.</summary>
internal enum MismatchKind
{
    /// <summary>A value is of another type.</summary>
    Value,

    /// <summary>A value of a flag is neither yes nor no.</summary>
    FlagLiteral,

    /// <summary>Values are missing, and the column is not declared nullable.</summary>
    MissingValues,
}

/// <summary>What values say about a type.</summary>
internal enum TypeVerdict
{
    /// <summary>No value was seen.</summary>
    Unknown,

    /// <summary>All values fit what the column is, and nothing narrower is to be proposed.</summary>
    Fits,

    /// <summary>Nothing is declared, and all values fit a narrower type.</summary>
    Proposed,

    /// <summary>A type is declared, and all values would fit a narrower one too. Declared is declared: it is left to people.</summary>
    Narrower,

    /// <summary>A value was seen that does not fit what the column is: reading it would fail.</summary>
    Misfit,
}

namespace Insights.Typed.Tool.Inference;

/// <summary>What the values seen of a column say about its type.</summary>
/// <param name="Column">The column, and what is declared of it.</param>
/// <param name="Verdict">What the values say.</param>
/// <param name="Proposal">What the schema file could declare, as JSON; null where there is nothing to propose.</param>
/// <param name="Evidence">What was seen, in words.</param>
internal sealed record TypeFinding(DeclaredColumn Column, TypeVerdict Verdict, string? Proposal, string Evidence);

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

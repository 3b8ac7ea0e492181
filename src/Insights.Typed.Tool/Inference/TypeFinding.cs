using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Inference;

/// <summary>The result of inferring the type of a column from its values.</summary>
/// <param name="Column">The column and its declaration.</param>
/// <param name="Verdict">Whether the values fit.</param>
/// <param name="Proposals">The declarations that fit the values; several if the values fit more than one.</param>
/// <param name="Evidence">A description of the values.</param>
internal sealed record TypeFinding(DeclaredColumn Column, TypeVerdict Verdict, IReadOnlyList<ColumnDeclaration> Proposals, string Evidence)
{
    /// <summary>The numbers of inspected rows.</summary>
    public ValueCounts Counts { get; init; }

    /// <summary>The kind of mismatch; null if all values fit.</summary>
    public MismatchKind? Mismatch { get; init; }

    /// <summary>The only proposal; null if none or several exist.</summary>
    public ColumnDeclaration? Proposal => Proposals.Count == 1 ? Proposals[0] : null;
}

/// <summary>The numbers of inspected rows of a column.</summary>
/// <param name="Rows">The number of all rows.</param>
/// <param name="Missing">The number of rows without a value.</param>
/// <param name="Mismatches">The number of rows with a value that does not fit the column's type.</param>
internal readonly record struct ValueCounts(int Rows, int Missing, int Mismatches);

/// <summary>The kinds of mismatch.</summary>
internal enum MismatchKind
{
    /// <summary>A value is of another type.</summary>
    Value,

    /// <summary>A value of a Boolean column is neither of its literals.</summary>
    FlagLiteral,

    /// <summary>Values are missing, and the column is not declared nullable.</summary>
    MissingValues,
}

/// <summary>Whether values fit a type.</summary>
internal enum TypeVerdict
{
    /// <summary>No value was read.</summary>
    Unknown,

    /// <summary>All values fit the column's type, and no narrower type is proposed.</summary>
    Fits,

    /// <summary>No type is declared, and all values fit a narrower type.</summary>
    Proposed,

    /// <summary>A type is declared, and all values also fit a narrower one. The declaration is not changed.</summary>
    Narrower,

    /// <summary>A value does not fit the column's type, so reading it fails.</summary>
    Mismatch,
}

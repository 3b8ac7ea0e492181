using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>A part of a query's text with one source.</summary>
/// <param name="Value">Its characters; for a hole, its filling.</param>
/// <param name="Tree">The file of the source.</param>
/// <param name="Span">The span of the expression.</param>
/// <param name="CharacterSpans">The span of each character; null if it cannot be determined.</param>
/// <param name="IsHole">Whether its characters are known only at run time.</param>
/// <param name="Fillings">The forms of a value whose text is checked; null if its form is not known before it is in the text.</param>
internal sealed record TextPiece(string Value, SyntaxTree Tree, TextSpan Span, TextSpan[]? CharacterSpans, bool IsHole, HoleFillings? Fillings = null)
{
    /// <summary>Gets a value indicating whether it is a value, constant or not, whose position in the text determines its characters.</summary>
    public bool IsValue => IsHole || Fillings is not null;
}

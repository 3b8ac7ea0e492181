using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>A stretch of a query's text that comes from one place.</summary>
/// <param name="Value">Its characters; of a hole, what stands in for what will be there.</param>
/// <param name="Tree">The file it is written in.</param>
/// <param name="Span">The expression it is written as.</param>
/// <param name="CharacterSpans">Where each character is written; null where that cannot be told.</param>
/// <param name="IsHole">Whether its characters are known at run time only.</param>
internal sealed record TextPiece(string Value, SyntaxTree Tree, TextSpan Span, TextSpan[]? CharacterSpans, bool IsHole);

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Manifest;

/// <summary>A position in a project's code at which a query gets its final form, or leaves the types that name its dataset.</summary>
/// <param name="Token">The token for the location.</param>
internal abstract record QueryUse(SyntaxToken Token);

/// <summary>A <c>Select</c> on a dataset's query, in any form.</summary>
/// <param name="Token">The name of the method, or the clause.</param>
/// <param name="Dataset">The C# name of the dataset.</param>
/// <param name="Query">The call, the query expression, or the name of the method.</param>
internal sealed record SelectUse(SyntaxToken Token, string Dataset, ExpressionSyntax Query) : QueryUse(Token);

/// <summary>A query without <c>Select</c>, which returns whole rows.</summary>
/// <param name="Token">The last name of the expression.</param>
/// <param name="Dataset">The C# name of the dataset.</param>
/// <param name="Query">The expression.</param>
/// <param name="IsQuery">Whether the expression is the query; otherwise it contains it: a list, a tuple, a delegate.</param>
internal sealed record AllColumnsUse(SyntaxToken Token, string Dataset, ExpressionSyntax Query, bool IsQuery) : QueryUse(Token);

/// <summary>The text of a query.</summary>
/// <param name="Token">The start of the argument.</param>
/// <param name="Text">The text.</param>
internal sealed record TextUse(SyntaxToken Token, string Text) : QueryUse(Token);

/// <summary>A query that the service keeps.</summary>
/// <param name="Token">Its name.</param>
/// <param name="Name">The name of the property.</param>
internal sealed record SystemQueryUse(SyntaxToken Token, string Name) : QueryUse(Token);

/// <summary>A query of which not enough is known at compile time.</summary>
/// <param name="Token">The token for the location.</param>
/// <param name="Reason">What is not known.</param>
internal sealed record UnknownUse(SyntaxToken Token, string Reason) : QueryUse(Token);

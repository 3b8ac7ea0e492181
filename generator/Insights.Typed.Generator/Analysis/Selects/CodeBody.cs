using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Code that receives the row: the projection, or a member that the row is passed to.</summary>
/// <param name="body">The code.</param>
/// <param name="member">The member; null for the projection.</param>
/// <param name="function">The function whose body the code is, and whose result is the code's result.</param>
internal sealed class CodeBody(IEnumerable<IOperation> body, ISymbol? member, ISymbol function)
{
    public ISymbol? Member => member;

    public ISymbol Function => function;

    /// <summary>Gets all operations of the code.</summary>
    public IReadOnlyList<IOperation> Operations { get; } = [.. body.SelectMany(operation => operation.DescendantsAndSelf())];

    /// <summary>Gets or sets a value indicating whether <c>this</c> is the row, or contains it.</summary>
    public bool IsThisRow { get; set; }

    /// <summary>Gets or sets a value indicating whether an expression of the projection runs it without a call by name: a conversion, an operator, a deconstruction.</summary>
    public bool IsInLambda { get; set; } = member is null;
}

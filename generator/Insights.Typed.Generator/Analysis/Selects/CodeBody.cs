using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Code that the row gets into: the projection, or a member that it is passed to.</summary>
/// <param name="body">The code.</param>
/// <param name="member">The member; null for the projection.</param>
/// <param name="function">The function that the code is the body of, whose result is the code's.</param>
internal sealed class CodeBody(IEnumerable<IOperation> body, ISymbol? member, ISymbol function)
{
    public ISymbol? Member => member;

    public ISymbol Function => function;

    /// <summary>All operations of the code.</summary>
    public IReadOnlyList<IOperation> Operations { get; } = [.. body.SelectMany(operation => operation.DescendantsAndSelf())];

    /// <summary>Whether <c>this</c> is the row, or holds it.</summary>
    public bool IsThisRow { get; set; }

    /// <summary>Whether it belongs to an expression of the projection without being called by name: a conversion, an operator, a deconstruction.</summary>
    public bool IsInLambda { get; set; } = member is null;
}

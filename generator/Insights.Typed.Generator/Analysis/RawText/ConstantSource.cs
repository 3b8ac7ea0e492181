using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Finds the source of a constant's value.</summary>
internal static class ConstantSource
{
    /// <summary>Finds the initializer of a constant of this compilation; null for any other expression.</summary>
    public static ExpressionSyntax? FindInitializer(ISymbol? symbol, CancellationToken cancellationToken) =>
        symbol is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }
        && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;
}

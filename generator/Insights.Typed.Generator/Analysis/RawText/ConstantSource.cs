using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Where the value of a constant is written.</summary>
internal static class ConstantSource
{
    /// <summary>The initializer of a constant of this compilation; null for anything else.</summary>
    public static ExpressionSyntax? FindInitializer(ISymbol? symbol, CancellationToken cancellationToken) =>
        symbol is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }
        && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;
}

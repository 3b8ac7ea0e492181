using System.Collections.Concurrent;
using Insights.Typed.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Determines which parameters, properties and fields are marked as the text of a query. The results are cached for one compilation.</summary>
internal sealed class MarkedTargets
{
    public const string SyntaxName = "InsightsQuery";

    private readonly ConcurrentDictionary<ISymbol, bool> markedSymbols = new(SymbolEqualityComparer.Default);

    public bool IsMarked(ISymbol target) => markedSymbols.GetOrAdd(target.OriginalDefinition, static symbol => HasStringSyntaxAttribute(symbol));

    /// <summary>Whether the text is a marked constant, which is reported at its declaration and not at each use.</summary>
    public bool IsReportedElsewhere(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        if (text is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            || model.GetSymbolInfo(text, cancellationToken).Symbol is not { } symbol)
        {
            return false;
        }

        return (symbol is IFieldSymbol && IsMarked(symbol))
            || (ConstantSource.FindInitializer(symbol, cancellationToken) is { } initializer && ExpressionBranches.Get(initializer).Any(LanguageComment.IsMarked));
    }

    private static bool HasStringSyntaxAttribute(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            // Compared by name: for frameworks without the attribute, libraries declare it themselves.
            if (attribute.AttributeClass is
                {
                    Name: "StringSyntaxAttribute",
                    ContainingNamespace: { Name: "CodeAnalysis", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
                }
                && attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: SyntaxName })
            {
                return true;
            }
        }

        return false;
    }
}

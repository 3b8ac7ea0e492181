using System.Collections.Immutable;
using Insights.Typed.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Determines whether an expression is the text of a query, also in code that does not compile yet.</summary>
internal static class QueryTextTarget
{
    public static bool IsQueryText(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        if (LanguageComment.IsMarked(text))
        {
            return true;
        }

        SyntaxNode value = text;
        var branch = ExpressionBranches.Get(text).First();
        while ((value.Parent is SwitchExpressionArmSyntax arm ? arm.Parent : value.Parent) is ExpressionSyntax whole && ExpressionBranches.Get(whole).Contains(branch))
        {
            value = whole;
        }

        var targets = new MarkedTargets();
        return FindTargets(value, model, cancellationToken).Any(targets.IsMarked);
    }

    private static IEnumerable<ISymbol> FindTargets(SyntaxNode value, SemanticModel model, CancellationToken cancellationToken) => value.Parent switch
    {
        ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list } argument => GetSymbols(model.GetSymbolInfo(call, cancellationToken))
            .Select(symbol => FindParameter(symbol, argument, list)).OfType<ISymbol>(),
        AssignmentExpressionSyntax assignment when assignment.Right == value => GetSymbols(model.GetSymbolInfo(assignment.Left, cancellationToken)),
        EqualsValueClauseSyntax { Parent: { } declaration } when model.GetDeclaredSymbol(declaration, cancellationToken) is { } symbol => [symbol],
        _ => [],
    };

    private static ImmutableArray<ISymbol> GetSymbols(SymbolInfo info) => info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;

    private static IParameterSymbol? FindParameter(ISymbol symbol, ArgumentSyntax argument, BaseArgumentListSyntax list)
    {
        var parameters = symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };
        if (argument.NameColon?.Name.Identifier.ValueText is { } name)
        {
            return parameters.FirstOrDefault(parameter => parameter.Name == name);
        }

        var index = list.Arguments.IndexOf(argument);
        return index < parameters.Length ? parameters[index] : parameters.LastOrDefault(parameter => parameter.IsParams);
    }
}

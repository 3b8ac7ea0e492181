using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Manifest;

/// <summary>
/// Finds where an expression loses the type that names its dataset. A method that runs a query accepts any query, so a query
/// without <c>Select</c> is converted to <c>InsightsQuery</c> before; and an <c>InsightsQuery</c> from another type
/// has an unknown dataset.
/// </summary>
internal sealed class ConversionFinder(SemanticModel model, MarkedTargets targets, CancellationToken cancellationToken)
{
    public IEnumerable<QueryUse> FindUses(SyntaxNode node) => node switch
    {
        CastExpressionSyntax cast => FindInValue(cast).Concat(FindBetween(cast.Expression, GetExpressionType(cast.Expression), GetExpressionType(cast))),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } cast => FindInValue(cast).Concat(FindBetween(cast.Left, GetExpressionType(cast.Left), GetExpressionType(cast))),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment =>
            FindInValue(assignment).Concat(FindBetween(assignment.Right, GetExpressionType(assignment.Right), GetExpressionType(assignment.Left))),
        InvocationExpressionSyntax call => FindInValue(call).Concat(FindInTypeArguments(call)),
        ExpressionSyntax expression => FindInValue(expression),
        PatternSyntax pattern => FindInPattern(pattern),
        ForEachStatementSyntax loop => FindInLoop(loop),
        SpreadElementSyntax spread => FindInSpread(spread),
        MethodDeclarationSyntax method => model.GetDeclaredSymbol(method, cancellationToken) is { OverriddenMethod: { } overridden } symbol
            ? FindBetween(SyntaxFactory.IdentifierName(method.Identifier), symbol.ReturnType, overridden.ReturnType, method.Identifier)
            : [],
        PropertyDeclarationSyntax property => model.GetDeclaredSymbol(property, cancellationToken) is { OverriddenProperty: { } overridden } symbol
            ? FindBetween(SyntaxFactory.IdentifierName(property.Identifier), symbol.Type, overridden.Type, property.Identifier)
            : [],
        _ => [],
    };

    private ITypeSymbol? GetExpressionType(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type;

    private IEnumerable<QueryUse> FindInValue(ExpressionSyntax expression)
    {
        var info = model.GetTypeInfo(expression, cancellationToken);
        if (info.ConvertedType is not { } to || SymbolEqualityComparer.Default.Equals(info.Type, to) || IsCompared(expression))
        {
            return [];
        }

        if (info.Type is { } from)
        {
            return FindBetween(expression, from, to);
        }

        // A method that becomes a delegate, which has no type before the conversion.
        if (to is not INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var result }
            || model.GetSymbolInfo(expression, cancellationToken).Symbol is not IMethodSymbol { MethodKind: not MethodKind.LambdaMethod } method)
        {
            return [];
        }

        return method.Parameters.Any(targets.IsMarked)
            ? [new UnknownUse(GetLastToken(expression), UnlistedReason.RunTimeText)]
            : FindBetween(expression, method.ReturnType, result);
    }

    private IEnumerable<QueryUse> FindInPattern(PatternSyntax pattern)
    {
        if (pattern is not (DeclarationPatternSyntax or TypePatternSyntax or RecursivePatternSyntax { Type: not null }))
        {
            return [];
        }

        var info = model.GetTypeInfo(pattern, cancellationToken);
        var value = pattern.Ancestors().Select(a => a switch
        {
            IsPatternExpressionSyntax match => match.Expression,
            SwitchExpressionSyntax choice => choice.GoverningExpression,
            SwitchStatementSyntax choice => choice.Expression,
            _ => null,
        }).FirstOrDefault(e => e is not null);
        return value is null ? [] : FindBetween(value, info.Type, info.ConvertedType, pattern.GetFirstToken());
    }

    private IEnumerable<QueryUse> FindInLoop(ForEachStatementSyntax loop) =>
        FindBetween(loop.Expression, model.GetForEachStatementInfo(loop).ElementType, model.GetDeclaredSymbol(loop, cancellationToken)?.Type);

    private IEnumerable<QueryUse> FindInSpread(SpreadElementSyntax spread) =>
        model.GetOperation(spread, cancellationToken) is ISpreadOperation { ElementType: { } element, Parent: { Type: { } list } }
            ? FindBetween(spread.Expression, element, list)
            : [];

    /// <summary>A conversion of a type parameter in a generic method applies to each type that the method is called with.</summary>
    private IEnumerable<QueryUse> FindInTypeArguments(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { IsGenericMethod: true } method)
        {
            yield break;
        }

        for (var i = 0; i < method.TypeArguments.Length; i++)
        {
            var isConstrained = method.TypeParameters[i].ConstraintTypes.Any(QueryShapes.IsQuery);
            foreach (var dataset in isConstrained ? QueryShapes.FindDatasets(method.TypeArguments[i]) : [])
            {
                var passed = GetValues(call).Where(value => QueryShapes.FindDatasets(GetExpressionType(value)).Contains(dataset)).ToList();
                foreach (var value in passed.Count > 0 ? passed : [call])
                {
                    yield return CreateAllColumnsUse(value, dataset, GetExpressionType(value), null);
                }
            }

            // From a list of any type.
            if (method.Name is "Cast" or "OfType"
                && QueryShapes.HasQuery(method.TypeArguments[i])
                && call.Expression is MemberAccessExpressionSyntax { Expression: var source, Name: var name }
                && !QueryShapes.HasQuery(GetExpressionType(source)))
            {
                yield return new UnknownUse(name.Identifier, UnlistedReason.RunTimeDataset);
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> GetValues(InvocationExpressionSyntax call) => (call.Expression is MemberAccessExpressionSyntax access ? [access.Expression] : (IEnumerable<ExpressionSyntax>)[])
        .Concat(call.ArgumentList.Arguments.Select(a => a.Expression));

    private static IEnumerable<QueryUse> FindBetween(ExpressionSyntax value, ITypeSymbol? from, ITypeSymbol? to, SyntaxToken? token = null)
    {
        var isDynamic = to is { TypeKind: TypeKind.Dynamic };
        if (ChainCall.RemoveParentheses(value) is TupleExpressionSyntax)
        {
            // Each of its elements is converted separately.
            yield break;
        }

        if (from is null or IErrorTypeSymbol || to is null or IErrorTypeSymbol || !(isDynamic || QueryShapes.HasQuery(to)))
        {
            // A query that is converted to an object is not a query any more, until it is converted back.
            yield break;
        }

        var datasets = QueryShapes.FindDatasets(from);
        var kept = QueryShapes.FindDatasets(to);
        foreach (var dataset in datasets.Where(d => !kept.Contains(d)))
        {
            yield return CreateAllColumnsUse(value, dataset, from, token);
        }

        var isOpenTypeParameter = from is ITypeParameterSymbol { DeclaringMethod: null } && QueryShapes.IsQuery(from);
        if (!isDynamic && kept.Count == 0 && datasets.Count == 0 && (isOpenTypeParameter || !QueryShapes.HasQuery(from)))
        {
            yield return new UnknownUse(token ?? GetLastToken(value), UnlistedReason.RunTimeDataset);
        }
    }

    private static AllColumnsUse CreateAllColumnsUse(ExpressionSyntax value, string dataset, ITypeSymbol? type, SyntaxToken? token) =>
        new(token ?? GetLastToken(value), dataset, value, QueryTypes.FindDatasetIdentifier(type) == dataset);

    private static bool IsCompared(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression };

    private static SyntaxToken GetLastToken(ExpressionSyntax expression) => ChainCall.RemoveParentheses(expression) switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier,
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        var other => (other ?? expression).GetFirstToken(),
    };
}

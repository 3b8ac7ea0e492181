using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Manifest;

/// <summary>
/// Finds where an expression loses the type that names its dataset. Whatever runs a query accepts any query, so a query
/// without <c>Select</c> is converted to <c>Query</c> on its way there; and a <c>Query</c> that comes out of another type
/// has an unknown dataset.
/// </summary>
internal sealed class QueryConversions(SemanticModel model, MarkedTargets targets, CancellationToken cancellationToken)
{
    public IEnumerable<QueryUse> At(SyntaxNode node) => node switch
    {
        CastExpressionSyntax cast => OfValue(cast).Concat(Between(cast.Expression, TypeOf(cast.Expression), TypeOf(cast))),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } cast => OfValue(cast).Concat(Between(cast.Left, TypeOf(cast.Left), TypeOf(cast))),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment =>
            OfValue(assignment).Concat(Between(assignment.Right, TypeOf(assignment.Right), TypeOf(assignment.Left))),
        InvocationExpressionSyntax call => OfValue(call).Concat(OfTypeArguments(call)),
        ExpressionSyntax expression => OfValue(expression),
        PatternSyntax pattern => OfPattern(pattern),
        ForEachStatementSyntax loop => OfLoop(loop),
        SpreadElementSyntax spread => OfSpread(spread),
        MethodDeclarationSyntax method => model.GetDeclaredSymbol(method, cancellationToken) is { OverriddenMethod: { } overridden } symbol
            ? Between(SyntaxFactory.IdentifierName(method.Identifier), symbol.ReturnType, overridden.ReturnType, method.Identifier)
            : [],
        PropertyDeclarationSyntax property => model.GetDeclaredSymbol(property, cancellationToken) is { OverriddenProperty: { } overridden } symbol
            ? Between(SyntaxFactory.IdentifierName(property.Identifier), symbol.Type, overridden.Type, property.Identifier)
            : [],
        _ => [],
    };

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type;

    private IEnumerable<QueryUse> OfValue(ExpressionSyntax expression)
    {
        var info = model.GetTypeInfo(expression, cancellationToken);
        if (info.ConvertedType is not { } to || SymbolEqualityComparer.Default.Equals(info.Type, to) || IsCompared(expression))
        {
            return [];
        }

        if (info.Type is { } from)
        {
            return Between(expression, from, to);
        }

        // A method that becomes a delegate, which has no type before that.
        if (to is not INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var result }
            || model.GetSymbolInfo(expression, cancellationToken).Symbol is not IMethodSymbol { MethodKind: not MethodKind.LambdaMethod } method)
        {
            return [];
        }

        return method.Parameters.Any(targets.IsMarked)
            ? [new UnknownUse(LastName(expression), UnlistedReason.RunTimeText)]
            : Between(expression, method.ReturnType, result);
    }

    private IEnumerable<QueryUse> OfPattern(PatternSyntax pattern)
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
        return value is null ? [] : Between(value, info.Type, info.ConvertedType, pattern.GetFirstToken());
    }

    private IEnumerable<QueryUse> OfLoop(ForEachStatementSyntax loop) =>
        Between(loop.Expression, model.GetForEachStatementInfo(loop).ElementType, model.GetDeclaredSymbol(loop, cancellationToken)?.Type);

    private IEnumerable<QueryUse> OfSpread(SpreadElementSyntax spread) =>
        model.GetOperation(spread, cancellationToken) is ISpreadOperation { ElementType: { } element, Parent: { Type: { } list } }
            ? Between(spread.Expression, element, list)
            : [];

    /// <summary>What a generic method does with a type parameter that is some query, it does with each type that it is called for.</summary>
    private IEnumerable<QueryUse> OfTypeArguments(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { IsGenericMethod: true } method)
        {
            yield break;
        }

        for (var i = 0; i < method.TypeArguments.Length; i++)
        {
            var isConstrained = method.TypeParameters[i].ConstraintTypes.Any(QueryShapes.IsQuery);
            foreach (var dataset in isConstrained ? QueryShapes.DatasetsIn(method.TypeArguments[i]) : [])
            {
                var passed = ValuesOf(call).Where(value => QueryShapes.DatasetsIn(TypeOf(value)).Contains(dataset)).ToList();
                foreach (var value in passed.Count > 0 ? passed : [call])
                {
                    yield return WholeRow(value, dataset, TypeOf(value), null);
                }
            }

            // Out of a list of anything.
            if (method.Name is "Cast" or "OfType"
                && QueryShapes.HasQuery(method.TypeArguments[i])
                && call.Expression is MemberAccessExpressionSyntax { Expression: var source, Name: var name }
                && !QueryShapes.HasQuery(TypeOf(source)))
            {
                yield return new UnknownUse(name.Identifier, UnlistedReason.RunTimeDataset);
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> ValuesOf(InvocationExpressionSyntax call) => (call.Expression is MemberAccessExpressionSyntax access ? [access.Expression] : (IEnumerable<ExpressionSyntax>)[])
        .Concat(call.ArgumentList.Arguments.Select(a => a.Expression));

    private static IEnumerable<QueryUse> Between(ExpressionSyntax value, ITypeSymbol? from, ITypeSymbol? to, SyntaxToken? at = null)
    {
        var isDynamic = to is { TypeKind: TypeKind.Dynamic };
        if (ChainCall.Plain(value) is TupleExpressionSyntax)
        {
            // Each of its elements is converted by itself.
            yield break;
        }

        if (from is null or IErrorTypeSymbol || to is null or IErrorTypeSymbol || !(isDynamic || QueryShapes.HasQuery(to)))
        {
            // What becomes an object is no query any more, until it is made one again.
            yield break;
        }

        var datasets = QueryShapes.DatasetsIn(from);
        var kept = QueryShapes.DatasetsIn(to);
        foreach (var dataset in datasets.Where(d => !kept.Contains(d)))
        {
            yield return WholeRow(value, dataset, from, at);
        }

        var isOpen = from is ITypeParameterSymbol { DeclaringMethod: null } && QueryShapes.IsQuery(from);
        if (!isDynamic && kept.Count == 0 && datasets.Count == 0 && (isOpen || !QueryShapes.HasQuery(from)))
        {
            yield return new UnknownUse(at ?? LastName(value), UnlistedReason.RunTimeDataset);
        }
    }

    private static WholeRowUse WholeRow(ExpressionSyntax value, string dataset, ITypeSymbol? type, SyntaxToken? at) =>
        new(at ?? LastName(value), dataset, value, QueryTypes.DatasetOf(type) == dataset);

    private static bool IsCompared(ExpressionSyntax expression) =>
        expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression };

    private static SyntaxToken LastName(ExpressionSyntax expression) => ChainCall.Plain(expression) switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier,
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        var other => (other ?? expression).GetFirstToken(),
    };
}

using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Manifest;

/// <summary>Finds the uses of queries in a file, by symbols.</summary>
internal sealed class QueryUseFinder(SemanticModel model, MarkedTargets targets, CancellationToken cancellationToken)
{
    private const string SelectMethod = "Select";
    private readonly ConversionFinder conversions = new(model, targets, cancellationToken);

    public IEnumerable<QueryUse> FindAll(SyntaxNode root) => root.DescendantNodes().SelectMany(FindUses);

    private IEnumerable<QueryUse> FindUses(SyntaxNode node)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var uses = conversions.FindUses(node);
        return node switch
        {
            InvocationExpressionSyntax call => uses.Concat(FindInCall(call)),
            QueryExpressionSyntax query when DatasetQueryExpression.GetParts(query).Last().Body.SelectOrGroup is SelectClauseSyntax clause => uses.Concat(FindInClause(query, clause)),
            SimpleNameSyntax name => uses.Concat(FindInName(name)),
            _ => uses,
        };
    }

    private IEnumerable<QueryUse> FindInCall(InvocationExpressionSyntax call)
    {
        var name = FindName(call.Expression);
        var info = model.GetSymbolInfo(call, cancellationToken);
        if (info.Symbol is IMethodSymbol method)
        {
            return QueryTypes.IsSelect(method) ? [new SelectUse(name?.Identifier ?? call.GetFirstToken(), QueryTypes.FindDatasetIdentifier(method.ContainingType)!, call)]
                : method.Parameters.Any(targets.IsMarked) ? FindInTexts(call)
                : [];
        }

        var receiver = call.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;
        return name?.Identifier.ValueText == SelectMethod && receiver is not null && IsUnresolved(receiver)
            ? [new UnknownUse(name.Identifier, UnlistedReason.UnknownType)]
            : info.CandidateSymbols.OfType<IMethodSymbol>().Any(candidate => candidate.Parameters.Any(p => QueryShapes.HasQuery(p.Type)))
                ? call.ArgumentList.Arguments.Where(a => IsUnresolved(a.Expression)).Select(a => new UnknownUse(a.GetFirstToken(), UnlistedReason.UnknownType))
                : [];
    }

    private IEnumerable<QueryUse> FindInClause(QueryExpressionSyntax query, SelectClauseSyntax clause)
    {
        if (model.GetSymbolInfo(clause, cancellationToken).Symbol is IMethodSymbol method)
        {
            return QueryTypes.IsSelect(method) ? [new SelectUse(clause.SelectKeyword, QueryTypes.FindDatasetIdentifier(method.ContainingType)!, query)] : [];
        }

        return IsUnresolved(query.FromClause.Expression) ? [new UnknownUse(clause.SelectKeyword, UnlistedReason.UnknownType)] : [];
    }

    /// <summary>A <c>Select</c> that is not called but converted to a delegate, or a query that the service keeps.</summary>
    private IEnumerable<QueryUse> FindInName(SimpleNameSyntax name)
    {
        if (name.Identifier.ValueText == SelectMethod)
        {
            var selectExpression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
            return selectExpression.Parent is not InvocationExpressionSyntax
                && model.GetSymbolInfo(selectExpression, cancellationToken).Symbol is IMethodSymbol method
                && QueryTypes.IsSelect(method)
                    ? [new SelectUse(name.Identifier, QueryTypes.FindDatasetIdentifier(method.ContainingType)!, selectExpression)]
                    : [];
        }

        return model.GetTypeInfo(name, cancellationToken).Type is INamedTypeSymbol { Name: "SystemQuery", Arity: 1 } type
            && QueryShapes.IsQuery(type)
            && model.GetSymbolInfo(name, cancellationToken).Symbol is IPropertySymbol { ContainingType.Name: GeneratedNames.SystemQueries } property
            && !name.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => model.GetOperation(call, cancellationToken) is INameOfOperation)
                ? [new SystemQueryUse(name.Identifier, property.Name)]
                : [];
    }

    private IEnumerable<QueryUse> FindInTexts(InvocationExpressionSyntax call)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
        {
            yield break;
        }

        foreach (var argument in operation.Arguments.Where(a => a is { Parameter: not null, IsImplicit: false } && targets.IsMarked(a.Parameter)))
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text })
            {
                yield return new TextUse(argument.Syntax.GetFirstToken(), text);
            }
            else if (argument.Value is not IParameterReferenceOperation { Parameter: var parameter } || !targets.IsMarked(parameter))
            {
                // The text that a marked parameter passes on is listed where the method is called.
                yield return new UnknownUse(argument.Syntax.GetFirstToken(), UnlistedReason.RunTimeText);
            }
        }
    }

    private bool IsUnresolved(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, cancellationToken).Type is { } type
            ? type is IErrorTypeSymbol
            : expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && model.GetSymbolInfo(expression, cancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true };

    private static SimpleNameSyntax? FindName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}

using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>Finds the <c>Select</c> calls on datasets.</summary>
internal static class SelectStep
{
    /// <summary>Determines candidates by syntax alone, so that the many ordinary calls of <c>Select</c> are never bound.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) =>
        TryGetLambda(node, out _, out var receiver, out _) && DatasetOrigin.FindDataset(receiver!, model: null, cancellationToken) is not null;

    public static SelectCall? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (!TryGetLambda(context.Node, out var invocation, out var receiver, out var lambda)
            || DatasetOrigin.FindDataset(receiver!, context.SemanticModel, cancellationToken) is not { } dataset
            || !CanBeGenerated(receiver!, dataset, context.SemanticModel, out var knownNamespace, cancellationToken)
            || context.SemanticModel.GetInterceptableLocation(invocation!, cancellationToken) is not { } location)
        {
            return null;
        }

        var name = ((MemberAccessExpressionSyntax)invocation!.Expression).Name;
        var lineSpan = name.GetLocation().GetLineSpan();
        var display = $"{Path.GetFileName(lineSpan.Path)}({lineSpan.StartLinePosition.Line + 1},{lineSpan.StartLinePosition.Character + 1})";
        return new SelectCall(
            LambdaReads.Read(lambda!, dataset, context.SemanticModel),
            new SelectLocation(location.Version, location.Data, display, lineSpan.Path, FileContent.GetHash(name.SyntaxTree, cancellationToken), name.SpanStart),
            knownNamespace);
    }

    private static bool TryGetLambda(
        SyntaxNode node,
        out InvocationExpressionSyntax? invocation,
        out ExpressionSyntax? receiver,
        out LambdaExpressionSyntax? lambda)
    {
        invocation = node as InvocationExpressionSyntax;
        receiver = null;
        lambda = null;
        if (invocation is not
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } access,
                ArgumentList.Arguments: { Count: 1 } arguments,
            }
            || arguments[0].Expression is not LambdaExpressionSyntax argument)
        {
            return false;
        }

        receiver = access.Expression;
        lambda = argument;
        return argument is SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 };
    }

    /// <summary>
    /// Determines whether the receiver can be what its text suggests. The generated types are unbound here, so a type that the
    /// compiler does know is another one, unless it comes from the same namespace of a referenced assembly.
    /// </summary>
    /// <param name="receiver">The query.</param>
    /// <param name="dataset">The dataset that its text suggests.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="knownNamespace">The namespace of a type that the compiler does know.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    private static bool CanBeGenerated(ExpressionSyntax receiver, string dataset, SemanticModel model, out string? knownNamespace, CancellationToken cancellationToken)
    {
        knownNamespace = null;
        if (DatasetsReference.IsUnambiguous(receiver, model, cancellationToken))
        {
            return true;
        }

        var type = GetQueryType(receiver, model, cancellationToken);
        if (type is null or { TypeKind: TypeKind.Error })
        {
            // An alias, or a class of the user with the name Datasets, can have another query under the same names.
            return GetQueryType(DatasetOrigin.GetStart(receiver), model, cancellationToken) is not IErrorTypeSymbol { Name: { Length: > 0 } name }
                || name == GeneratedNames.OrderedQuery
                || name == dataset + GeneratedNames.QuerySuffix;
        }

        knownNamespace = type.ContainingNamespace is { } @namespace ? GeneratedTypes.GetNamespaceName(@namespace) : null;
        return knownNamespace is not null;
    }

    private static ITypeSymbol? GetQueryType(ExpressionSyntax query, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(query, cancellationToken).Type switch
        {
            // The compiler reads an unbound type with a question mark as a nullable value.
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => nullable.TypeArguments[0],
            var type => type,
        };
}

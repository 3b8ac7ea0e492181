using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>Reads the <c>Select</c> calls on datasets whose meaning only the compiler knows.</summary>
internal static class SelectStep
{
    /// <summary>Reads the calls of a file.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="positions">The offsets of the names of the calls.</param>
    /// <param name="compilation">The project, without the generated types.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static IEnumerable<SelectCall> Read(SyntaxTree tree, IEnumerable<int> positions, Compilation compilation, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var model = compilation.GetSemanticModel(tree);
        return positions
            .Select(position => SelectCandidate.FromName(root.FindToken(position), cancellationToken))
            .OfType<SelectCandidate>()
            .Select(candidate => Read(candidate, model, cancellationToken))
            .OfType<SelectCall>();
    }

    private static SelectCall? Read(SelectCandidate candidate, SemanticModel model, CancellationToken cancellationToken) =>
        DatasetOrigin.FindDataset(candidate.Query, model, cancellationToken) is { } dataset
        && CanBeGenerated(candidate.Query, dataset, model, out var knownNamespace, cancellationToken)
        && model.GetInterceptableLocation(candidate.Invocation, cancellationToken) is { } location
            ? new SelectCall(LambdaReads.Read(candidate.Lambda, dataset, new NameBinding(model)), candidate.GetLocation(location, cancellationToken), knownNamespace)
            : null;

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
        if (type is null or { TypeKind: TypeKind.Error } or { ContainingAssembly.Name: GeneratedNames.LibraryAssembly })
        {
            // On a type that is not generated yet, the compiler finds the library's extension methods that report mistakes.
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

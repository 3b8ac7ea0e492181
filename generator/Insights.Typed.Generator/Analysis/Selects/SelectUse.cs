using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>A use of a dataset's <c>Select</c> in any form.</summary>
/// <param name="Method">The generated method.</param>
/// <param name="Query">The expression it is called on.</param>
/// <param name="Projection">Its argument; null if it is not called but converted to a delegate.</param>
/// <param name="Syntax">The call, the <c>select</c> clause, or the name.</param>
/// <param name="Dataset">The dataset; null if the project has no schema of it.</param>
/// <param name="IsGenerated">Whether another generator wrote it.</param>
/// <param name="Settings">The project's properties.</param>
/// <param name="Compilation">The project.</param>
/// <param name="DuplicateFiles">The files of the project that have the same content.</param>
internal sealed record SelectUse(IMethodSymbol Method, IOperation? Query, IOperation? Projection, SyntaxNode Syntax, DatasetSchema? Dataset, bool IsGenerated, ProjectSettings Settings, Compilation Compilation, DuplicateFiles DuplicateFiles)
{
    public string QueryType => Method.ContainingType.Name;

    /// <summary>The C# name of the dataset.</summary>
    public string DatasetIdentifier => QueryTypes.FindDatasetIdentifier(Method.ContainingType)!;

    /// <summary>The location of the name <c>Select</c>, or of the whole clause.</summary>
    public Location Location => (FindName(Syntax) ?? Syntax).GetLocation();

    public ExpressionSyntax? Lambda => Projection is null ? null : RowReader.Unwrap(Projection)?.Syntax as AnonymousFunctionExpressionSyntax;

    /// <summary>Another file with the content of this one, or null.</summary>
    public string? DuplicateFile => DuplicateFiles.FindDuplicate(Syntax.SyntaxTree);

    public bool IsIntercepted(SemanticModel model, CancellationToken cancellationToken) =>
        Syntax is InvocationExpressionSyntax call && model.GetInterceptorMethod(call, cancellationToken) is not null;

    /// <summary>Whether the file names the dataset, so that a call with a lambda would be compiled.</summary>
    public bool IsDatasetKnown(SemanticModel model, CancellationToken cancellationToken)
    {
        var source = Syntax switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            SelectClauseSyntax clause => clause.FirstAncestorOrSelf<QueryExpressionSyntax>()?.FromClause.Expression,
            _ => null,
        };
        return source is not null && DatasetOrigin.FindDataset(source, model, cancellationToken) is not null;
    }

    /// <summary>The assembly that has the query's types.</summary>
    public IAssemblySymbol Assembly => Method.ContainingAssembly;

    /// <summary>Whether the project could compile it if the referenced assembly showed its internal members.</summary>
    public bool CanBecomeFriend => Dataset is not null
        && Compilation.Assembly.GetTypeByMetadataName(Settings.Types.Namespace + "." + Dataset.Identifier + GeneratedNames.QuerySuffix) is null;

    private bool IsReferenced => !SymbolEqualityComparer.Default.Equals(Assembly, Compilation.Assembly);

    private bool IsFriend => Assembly.GivesAccessTo(Compilation.Assembly);

    private bool HasSameSchema => Dataset is not null && ReferencedDataset.FindAll(Assembly, Compilation).Any(referenced => referenced.IsCompatibleWith(Dataset));

    /// <summary>Why it is not compiled; valid only if it is not.</summary>
    public NotInterceptedReason Reason
    {
        get
        {
            if (Dataset is null)
            {
                return !IsReferenced ? NotInterceptedReason.NoSchema : IsFriend ? NotInterceptedReason.OtherSchema : NotInterceptedReason.ReferencedTypes;
            }

            if (Syntax is not InvocationExpressionSyntax call)
            {
                return Projection is null ? NotInterceptedReason.SelectAsDelegate : NotInterceptedReason.QuerySyntax;
            }

            if (call.ArgumentList.Arguments[0].Expression is not LambdaExpressionSyntax)
            {
                return Lambda is not null ? NotInterceptedReason.WrappedLambda
                    : RowReader.Unwrap(Projection) is IMethodReferenceOperation ? NotInterceptedReason.MethodGroup
                    : NotInterceptedReason.DelegateValue;
            }

            return call.Expression switch
            {
                MemberBindingExpressionSyntax => NotInterceptedReason.ConditionalAccess,
                not MemberAccessExpressionSyntax => NotInterceptedReason.NoReceiver,
                _ when IsReferenced && !IsFriend => NotInterceptedReason.ReferencedTypes,
                _ when IsReferenced && !HasSameSchema => NotInterceptedReason.OtherSchema,
                _ when !Settings.HasInterceptors => NotInterceptedReason.InterceptorsDisabled,
                _ when !AllowsInterceptors(Syntax.SyntaxTree.Options) => NotInterceptedReason.NamespaceNotListed,
                _ when IsGenerated => NotInterceptedReason.GeneratedCode,
                _ when SelectCandidate.FromSyntax(call, CancellationToken.None) is not null && DuplicateFile is not null => NotInterceptedReason.DuplicateFile,
                _ => NotInterceptedReason.UnknownDataset,
            };
        }
    }

    private static SyntaxNode? FindName(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => FindName(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The compiler reads a namespace from this list, and allows all namespaces within it.</summary>
    private static bool AllowsInterceptors(ParseOptions options) =>
        options.Features.TryGetValue("InterceptorsNamespaces", out var allowed)
        && allowed.Split(';').Any(n => n.Trim() is { Length: > 0 } name
            && (GeneratedNames.InterceptorsNamespace == name || GeneratedNames.InterceptorsNamespace.StartsWith(name + ".", StringComparison.Ordinal)));
}

using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>A call of <c>Select</c> with a lambda that has one parameter, which its text suggests is on a dataset.</summary>
internal readonly struct SelectCandidate
{
    private const string MethodName = "Select";

    private SelectCandidate(InvocationExpressionSyntax invocation, MemberAccessExpressionSyntax access, LambdaExpressionSyntax lambda) =>
        (Invocation, Query, Name, Lambda) = (invocation, access.Expression, access.Name, lambda);

    /// <summary>The call.</summary>
    public InvocationExpressionSyntax Invocation { get; }

    /// <summary>What it is called on.</summary>
    public ExpressionSyntax Query { get; }

    /// <summary>The name <c>Select</c>.</summary>
    public SimpleNameSyntax Name { get; }

    /// <summary>The projection.</summary>
    public LambdaExpressionSyntax Lambda { get; }

    /// <summary>Determines a candidate by syntax alone, so that the many ordinary calls of <c>Select</c> are never bound.</summary>
    public static SelectCandidate? FromSyntax(SyntaxNode? node, CancellationToken cancellationToken) =>
        node is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: MethodName } access,
            ArgumentList.Arguments: { Count: 1 } arguments,
        } invocation
        && arguments[0].Expression is LambdaExpressionSyntax lambda and (SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 1 })
        && DatasetOrigin.FindDataset(access.Expression, model: null, cancellationToken) is not null
            ? new SelectCandidate(invocation, access, lambda)
            : null;

    /// <summary>Whether a token can be the name of such a call.</summary>
    public static bool IsName(SyntaxToken token) => token.ValueText == MethodName;

    /// <summary>Gets the call whose name is a token of a file; null if it is no candidate.</summary>
    public static SelectCandidate? FromName(SyntaxToken token, CancellationToken cancellationToken) =>
        IsName(token) ? FromSyntax(token.Parent?.Parent?.Parent, cancellationToken) : null;

    /// <summary>
    /// Finds the dataset if the query starts with <c>Datasets.Name</c>, whose meaning is known without binding if no other code declares
    /// the name <c>Datasets</c>. Null for all other queries.
    /// </summary>
    public string? FindNamedDataset() =>
        DatasetOrigin.GetStart(Query) is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: GeneratedNames.Datasets }, Name: IdentifierNameSyntax dataset }
            ? dataset.Identifier.ValueText
            : null;

    /// <summary>Gets the location of the call.</summary>
    /// <param name="location">The compiler's encoding of it.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public SelectLocation GetLocation(InterceptableLocation location, CancellationToken cancellationToken)
    {
        var lineSpan = Name.GetLocation().GetLineSpan();
        var display = $"{Path.GetFileName(lineSpan.Path)}({lineSpan.StartLinePosition.Line + 1},{lineSpan.StartLinePosition.Character + 1})";
        return new SelectLocation(location.Version, location.Data, display, lineSpan.Path, FileContent.GetHash(Name.SyntaxTree, cancellationToken), Name.SpanStart);
    }
}

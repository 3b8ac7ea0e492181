using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Finds the uses of a dataset's <c>Select</c> in a file, by their names, so that only methods with such a name are bound.</summary>
internal static class SelectFinder
{
    private const string Select = "Select";

    /// <summary>Finds each call of a dataset's <c>Select</c>, and each conversion of it to a delegate.</summary>
    /// <param name="model">The model of the file.</param>
    /// <param name="span">The part of the file to search; null for all of it.</param>
    /// <param name="cancellationToken">A token to cancel the search.</param>
    public static IEnumerable<IOperation> Find(SemanticModel model, TextSpan? span, CancellationToken cancellationToken)
    {
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        foreach (var node in span is { } part ? root.DescendantNodes(part) : root.DescendantNodes())
        {
            var use = node switch
            {
                SimpleNameSyntax { Identifier.ValueText: Select } name => FindNamed(name, model, cancellationToken),
                SelectClauseSyntax clause => FindClause(clause, model, cancellationToken),
                _ => null,
            };
            if (use is not null)
            {
                yield return use;
            }
        }
    }

    private static IOperation? FindNamed(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax member = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        var operation = model.GetOperation(member.Parent is InvocationExpressionSyntax call && call.Expression == member ? call : member, cancellationToken);
        return operation switch
        {
            IInvocationOperation invocation when QueryTypes.IsSelect(invocation.TargetMethod) => invocation,
            IMethodReferenceOperation reference when QueryTypes.IsSelect(reference.Method) => reference,
            IDelegateCreationOperation { Target: IMethodReferenceOperation reference } when QueryTypes.IsSelect(reference.Method) => reference,
            _ => null,
        };
    }

    private static IOperation? FindClause(SelectClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(clause.FirstAncestorOrSelf<QueryExpressionSyntax>()!, cancellationToken)?.DescendantsAndSelf()
            .OfType<IInvocationOperation>().FirstOrDefault(call => call.Syntax == clause && QueryTypes.IsSelect(call.TargetMethod));
}

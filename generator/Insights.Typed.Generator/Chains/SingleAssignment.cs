using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Finds the only value of a local that is assigned in its declaration and nowhere else.</summary>
internal static class SingleAssignment
{
    public static ExpressionSyntax? FindValue(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references } local
            || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
        {
            return null;
        }

        SyntaxNode? member = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var scope = member is GlobalStatementSyntax ? member.Parent : member;
        var isAssigned = scope is null || scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(use => use.Identifier.ValueText == local.Name && IsWritten(use) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, local));
        return isAssigned ? null : value;
    }

    /// <summary>Whether another value is assigned to a variable or member.</summary>
    public static bool IsWritten(ExpressionSyntax use) => use.Parent switch
    {
        (ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) and ExpressionSyntax same => IsWritten(same),
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) || (argument.Parent is TupleExpressionSyntax tuple && IsAssignmentTarget(tuple)),
        RefExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Whether values are assigned to a tuple.</summary>
    private static bool IsAssignmentTarget(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == tuple,
        ForEachVariableStatementSyntax loop => loop.Variable == tuple,
        ArgumentSyntax { Parent: TupleExpressionSyntax outer } => IsAssignmentTarget(outer),
        _ => false,
    };
}

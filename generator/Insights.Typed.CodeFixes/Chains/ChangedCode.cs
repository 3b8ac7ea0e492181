using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Chains;

/// <summary>Compiles a change before it is offered.</summary>
internal static class ChangedCode
{
    /// <summary>Whether the compiler reports no further error of the member that contains the change. The generated code stays as it is.</summary>
    public static async Task<bool> CompilesAsync(Document document, SyntaxNode root, ExpressionSyntax before, ExpressionSyntax after, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return false;
        }

        var change = new SyntaxAnnotation();
        var changedRoot = root.ReplaceNode(before, after.WithAdditionalAnnotations(change));
        var changedTree = model.SyntaxTree.WithRootAndOptions(changedRoot, model.SyntaxTree.Options);
        var changedModel = model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, changedTree).GetSemanticModel(changedTree);
        var changed = changedTree.GetRoot(cancellationToken).GetAnnotatedNodes(change).First();
        return CountErrors(changed, changedModel, cancellationToken) <= CountErrors(before, model, cancellationToken);
    }

    private static int CountErrors(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        var member = code.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax);
        return model.GetDiagnostics(member?.Span, cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}

using System.Composition;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>
/// Converts <c>from … select</c> to method calls anywhere in the expression. The code fix of the rules about <c>Select</c> does the same at the
/// reported <c>select</c> clause.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(QueryExpressionRefactoring)), Shared]
public sealed class QueryExpressionRefactoring : CodeRefactoringProvider
{
    internal const string Title = "Convert to method calls";

    /// <inheritdoc />
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<QueryExpressionSyntax>() is not { } query
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || !DatasetQueryExpression.SelectsFromDataset(query, model, context.CancellationToken)
            || QueryExpressionConverter.TryConvert(query) is not { } calls)
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create(
            Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(QueryExpressionConverter.Replace(root, query, calls))), equivalenceKey: nameof(QueryExpressionRefactoring)));
    }
}

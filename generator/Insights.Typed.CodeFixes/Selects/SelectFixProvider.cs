using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Selects;

/// <summary>Writes a <c>Select</c> so that it is compiled into a column list.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SelectFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [FixableRules.NotIntercepted, FixableRules.NotInterceptedMeaning];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.ContainsKey(FixProperties.CanBeCompiled)
            || await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node is SelectClauseSyntax)
        {
            if (node.FirstAncestorOrSelf<QueryExpressionSyntax>() is { } query && QueryExpressionConverter.TryConvert(query) is { } calls)
            {
                Register(context, diagnostic, QueryExpressionRefactoring.Title, QueryExpressionConverter.Replace(root, query, calls));
            }
        }
        else if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: { Count: 1 } arguments } call
            && access.Name == node
            && LambdaConverter.TryCreate(arguments[0].Expression, model, context.CancellationToken) is { } lambda
            && SelectReplacement.TryReplaceLambda(call, lambda.Syntax, model, context.CancellationToken) is { } changed)
        {
            Register(context, diagnostic, lambda.Title, root.ReplaceNode(call, changed));
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, string title, SyntaxNode changed) => context.RegisterCodeFix(
        CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), equivalenceKey: nameof(SelectFixProvider)),
        diagnostic);
}

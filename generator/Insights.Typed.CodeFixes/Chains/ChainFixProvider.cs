using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Chains;

/// <summary>Adds a date range to a query without one, and removes a <c>Distinct</c> without effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ChainFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.NoDateRange, FixableRules.DistinctWithMetric];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        var diagnostic = context.Diagnostics[0];
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not SimpleNameSyntax name)
        {
            return;
        }

        // The name alone is a member of an imported type, or of the type around it.
        var expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        if (diagnostic.Id == FixableRules.DistinctWithMetric)
        {
            if (expression is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax distinct })
            {
                Register(context, root, "Remove Distinct", distinct, CallChain.Parse(distinct).Remove([distinct]));
            }

            return;
        }

        // Directly after the dataset, where it is easy to read and any chain can follow.
        foreach (var range in diagnostic.Properties[FixProperties.DateRanges]!.Split(','))
        {
            var during = SyntaxFactory.ParseExpression($"{expression.WithoutTrivia()}.During(t => t.{range})").WithTriviaFrom(expression);
            Register(context, root, $"Add During(t => t.{range})", expression, during);
        }
    }

    private static void Register(CodeFixContext context, SyntaxNode root, string title, SyntaxNode before, SyntaxNode after) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(before, after))), equivalenceKey: title),
            context.Diagnostics);
}

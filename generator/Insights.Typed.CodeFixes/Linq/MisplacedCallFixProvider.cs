using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Moves calls that follow <c>Select</c> before it, and starts an order with <c>OrderBy</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MisplacedCallFixProvider : CodeFixProvider
{
    /// <summary>The compiler's error for a member that an object does not have: <c>During</c> and <c>Aggregated</c> after <c>Select</c>.</summary>
    private const string MissingMember = "CS1061";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.WrongPosition, MissingMember];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } call
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var method = access.Name.Identifier.ValueText;
        if (diagnostic.Id == MissingMember && access.Name.Span != diagnostic.Location.SourceSpan)
        {
            return;
        }

        if (SelectOrder.Find(call) is { } order)
        {
            if (order.TryMoveSelectLast(model, context.CancellationToken) is { } moved)
            {
                Register(context, root, "Move before Select", order.End, moved);
            }
        }
        else if (method is "ThenBy" or "ThenByDescending" && diagnostic.Id == FixableRules.WrongPosition)
        {
            var first = method.Replace("ThenBy", "OrderBy");
            Register(context, root, $"Use {first}", access.Name, SyntaxFactory.IdentifierName(first).WithTriviaFrom(access.Name));
        }
    }

    private static void Register(CodeFixContext context, SyntaxNode root, string title, SyntaxNode before, SyntaxNode after) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(before, after))), equivalenceKey: title),
            context.Diagnostics);
}

using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Runs a query by a client in scope, where its rows are needed and the code can await them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RunQueryFixProvider : CodeFixProvider
{
    private static readonly string[] Methods = ["RunAsync", "PreviewAsync"];

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.QueryWithoutRows];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || RowUse.Find(root, diagnostic.Location.SourceSpan) is not { } use
            || ClientsInScope.FindNearest(model, diagnostic.Location.SourceSpan.Start, context.CancellationToken) is not { } client)
        {
            return;
        }

        foreach (var method in Methods)
        {
            if (RowUse.TryRewrite(use, $"{client}.{method}", model, context.CancellationToken) is { } rewritten)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use {client}.{method}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(use, rewritten))),
                        equivalenceKey: method),
                    diagnostic);
            }
        }
    }
}

using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Insights.Typed.CodeFixes.RawText;

/// <summary>Converts a query's text to the typed query with the same text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedQueryFix)), Shared]
public sealed class TypedQueryFix : CodeFixProvider
{
    private const string Title = "Convert to a typed query";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.TextCanBeTyped];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) =>
            document is null ? null : await TypedQueryEdit.ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    cancellationToken => TypedQueryEdit.ApplyAsync(context.Document, [diagnostic], cancellationToken),
                    equivalenceKey: nameof(TypedQueryFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}

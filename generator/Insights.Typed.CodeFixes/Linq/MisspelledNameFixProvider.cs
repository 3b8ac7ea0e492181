using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Corrects a misspelled column, dataset, date range or method, which the compiler reports.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MisspelledNameFixProvider : CodeFixProvider
{
    /// <summary>The compiler's errors for a member that an object does not have, and for one that a type does not have.</summary>
    private const string MissingMember = "CS1061";

    private const string MissingStaticMember = "CS0117";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MissingMember, MissingStaticMember];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name
            || access.Name != name
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || FindType(access.Expression, model, context.CancellationToken) is not { } type
            || NameSuggestion.FindNearest(name.Identifier.ValueText, TypesOfQueries.GetMemberNames(type)) is not { } suggestion)
        {
            return;
        }

        var identifier = SyntaxFactory.Identifier(name.Identifier.LeadingTrivia, EscapeKeyword(suggestion), name.Identifier.TrailingTrivia);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Change to {suggestion}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(name, name.WithIdentifier(identifier)))),
                equivalenceKey: nameof(MisspelledNameFixProvider)),
            diagnostic);
    }

    private static INamedTypeSymbol? FindType(ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellationToken) =>
        (model.GetTypeInfo(receiver, cancellationToken).Type ?? model.GetSymbolInfo(receiver, cancellationToken).Symbol) is INamedTypeSymbol type && TypesOfQueries.Contains(type)
            ? type
            : null;

    private static string EscapeKeyword(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}

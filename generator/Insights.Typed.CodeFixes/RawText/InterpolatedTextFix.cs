using System.Collections.Immutable;
using System.Composition;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Insights.Typed.CodeFixes.RawText;

/// <summary>Passes a text of unchecked values as an interpolated string, which checks them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InterpolatedTextFix)), Shared]
public sealed class InterpolatedTextFix : CodeFixProvider
{
    private const string Title = "Use an interpolated string that checks its values";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.UncheckedValues];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixProperties.InterpolatedText, out var text) && text is not null
                && root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax source)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Replace(root, source, text))), equivalenceKey: nameof(InterpolatedTextFix)),
                    diagnostic);
            }
        }
    }

    private static SyntaxNode Replace(SyntaxNode root, ExpressionSyntax source, string text)
    {
        var interpolated = SyntaxFactory.ParseExpression(text).WithTriviaFrom(source);
        if (source.Parent is not EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax declaration })
        {
            return root.ReplaceNode(source, interpolated);
        }

        var type = SyntaxFactory.ParseTypeName("global::Insights.Typed.InterpolatedQueryText").WithTriviaFrom(declaration.Type).WithAdditionalAnnotations(Simplifier.Annotation);
        return root.ReplaceNode(declaration, declaration.ReplaceNodes([source, declaration.Type], (node, _) => node == source ? interpolated : type));
    }
}

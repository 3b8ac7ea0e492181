using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.CodeFixes.RawText;

/// <summary>Replaces texts with typed queries, and adds the required using directive at the top of the file.</summary>
internal static class TypedQueryEdit
{
    private const int MaxLineLength = 120;

    public static async Task<Document> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);

        var replacements = new Dictionary<SyntaxNode, SyntaxNode>();
        string? missingNamespace = null;
        foreach (var diagnostic in diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (root.FindNode(span, getInnermostNodeForTie: true) is ExpressionSyntax expression
                && expression.Span == span
                && diagnostic.Properties.TryGetValue(FixProperties.TypedQuery, out var calls)
                && calls is not null)
            {
                if (model?.LookupNamespacesAndTypes(span.Start, name: calls.Split('.')[0]).IsEmpty != false)
                {
                    missingNamespace = diagnostic.Properties[FixProperties.Namespace];
                }

                replacements.Add(expression, CreateTypedQuery(calls, expression, text, model));
                if (diagnostic.Properties.TryGetValue(FixProperties.Parameter, out var parameter)
                    && expression.Parent is ArgumentSyntax { NameColon.Name: { } name }
                    && parameter is not null)
                {
                    replacements.Add(name, SyntaxFactory.IdentifierName(parameter).WithTriviaFrom(name));
                }
            }
        }

        root = root.ReplaceNodes(replacements.Keys, (node, _) => replacements[node]);
        return document.WithSyntaxRoot(missingNamespace is null ? root : AddUsing(root, missingNamespace, text));
    }

    private static ExpressionSyntax CreateTypedQuery(string calls, ExpressionSyntax expression, SourceText text, SemanticModel? model)
    {
        var lines = calls.Split('\n');
        var line = text.Lines.GetLineFromPosition(expression.SpanStart);
        var isLong = expression.SpanStart - line.Start + lines.Sum(part => part.Length) > MaxLineLength;
        var indentation = new string([.. line.ToString().TakeWhile(char.IsWhiteSpace)]) + "    ";
        var typed = SyntaxFactory.ParseExpression(string.Join(isLong ? GetLineBreak(text) + indentation : "", lines));
        return ShortenNames(typed, expression.SpanStart, model).WithTriviaFrom(expression);
    }

    /// <summary>Removes <c>global::System.</c> where the name alone has the same meaning.</summary>
    private static ExpressionSyntax ShortenNames(ExpressionSyntax typed, int position, SemanticModel? model)
    {
        var longNames = typed.DescendantNodes().Where(node => node
            is QualifiedNameSyntax { Left: AliasQualifiedNameSyntax } or MemberAccessExpressionSyntax { Expression: AliasQualifiedNameSyntax });
        return typed.ReplaceNodes(longNames, (node, _) =>
        {
            var name = node is QualifiedNameSyntax qualified ? qualified.Right : ((MemberAccessExpressionSyntax)node).Name;
            var types = model?.LookupNamespacesAndTypes(position, name: name.Identifier.ValueText);
            return types is { Length: 1 } && types.Value[0].ToDisplayString() == "System." + name.Identifier.ValueText ? name.WithTriviaFrom(node) : node;
        });
    }

    private static CompilationUnitSyntax AddUsing(CompilationUnitSyntax root, string namespaceName, SourceText text)
    {
        var lineBreak = SyntaxFactory.EndOfLine(GetLineBreak(text));
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(namespaceName))
            .NormalizeWhitespace()
            .WithTrailingTrivia(lineBreak);
        var usings = root.Usings;
        if (usings.Count == 0)
        {
            directive = directive.WithTrailingTrivia(lineBreak, lineBreak);
            if (root.Externs.Count > 0)
            {
                return root.AddUsings(directive);
            }

            // Text at the top of a file, such as a license, stays there; documentation stays with the documented member.
            var first = root.GetFirstToken();
            var top = first.LeadingTrivia.TakeWhile(trivia => !trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) && !trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)).ToList();
            return root.ReplaceToken(first, first.WithLeadingTrivia(first.LeadingTrivia.Skip(top.Count)))
                .AddUsings(directive.WithLeadingTrivia(top));
        }

        var index = usings.TakeWhile(other => IsBefore(other, namespaceName)).Count();
        if (index == 0)
        {
            directive = directive.WithLeadingTrivia(usings[0].GetLeadingTrivia());
            usings = usings.Replace(usings[0], usings[0].WithLeadingTrivia());
        }

        return root.WithUsings(usings.Insert(index, directive));
    }

    private static bool IsBefore(UsingDirectiveSyntax directive, string name) =>
        directive.GlobalKeyword != default
        || (directive.Alias is null && directive.StaticKeyword == default && directive.Name?.ToString() is { } other
            && (other == "System" || other.StartsWith("System.", StringComparison.Ordinal) || string.CompareOrdinal(other, name) < 0));

    private static string GetLineBreak(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}

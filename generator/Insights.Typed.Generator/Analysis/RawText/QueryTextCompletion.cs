using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Completes the text of a query in a C# file.</summary>
public static class QueryTextCompletion
{
    /// <summary>Finds the words that are valid at a position, and the span that each of them replaces; null if the position is not in the text of a query.</summary>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="position">The position in the file.</param>
    /// <param name="options">The options of the project, which include its schema files.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static (TextSpan Span, IReadOnlyList<QueryCompletionItem> Items)? Find(SemanticModel model, int position, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (FindText(model.SyntaxTree.GetRoot(cancellationToken), position) is not { } text || !QueryTextTarget.IsQueryText(text, model, cancellationToken))
        {
            return null;
        }

        var checksValues = QueryTypes.IsInterpolatedText(model.GetTypeInfo(text, cancellationToken).ConvertedType);
        if (InterpolatedQueryParser.Fill(QueryTextReader.Read(text, model, cancellationToken, checksValues)) is not var (mapped, _)
            || mapped.FindPosition(model.SyntaxTree, position) is not { } textPosition)
        {
            return null;
        }

        // By name: an editor can list the schema files in any order.
        var datasets = SchemaCatalog.CreateLazy(options, cancellationToken).Value.Datasets.OrderBy(dataset => dataset.Name, StringComparer.OrdinalIgnoreCase);
        var items = QueryCompletion.GetItems(mapped.Value, textPosition, [.. datasets]);
        return items.Count > 0 && FindSourceSpan(mapped, items[0].Span, position) is { } span ? (span, items) : null;
    }

    private static TextSpan? FindSourceSpan(MappedText text, QuerySpan span, int position) => span.Length == 0 ? new TextSpan(position, 0)
        : text.IsReplaceable(span) ? text.GetLocation(span).SourceSpan
        : null;

    /// <summary>Finds the whole text of which a literal at the position is a part.</summary>
    private static ExpressionSyntax? FindText(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        var literal = token.SpanStart < position || token.Parent is InterpolatedStringExpressionSyntax or InterpolatedStringTextSyntax ? token.Parent : null;
        ExpressionSyntax? text = literal switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } constant => constant,
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } => interpolated,
            InterpolatedStringExpressionSyntax interpolated => interpolated,
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } interpolation when position == interpolation.SpanStart => interpolated,
            _ => null,
        };
        while (text?.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
        {
            text = (ExpressionSyntax)text.Parent;
        }

        return text;
    }
}

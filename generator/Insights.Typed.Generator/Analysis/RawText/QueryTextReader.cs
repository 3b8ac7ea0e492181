using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Takes an expression apart into the literals, constants and holes that its text is made of.</summary>
/// <param name="model">What the expression's names mean; null in a file whose meaning is not at hand.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class QueryTextReader(SemanticModel? model, CancellationToken cancellationToken)
{
    private readonly List<TextPiece> pieces = [];

    /// <summary>The pieces in order; empty where nothing of the text is known.</summary>
    public static IReadOnlyList<TextPiece> Read(ExpressionSyntax text, SemanticModel? model, CancellationToken cancellationToken)
    {
        var reader = new QueryTextReader(model, cancellationToken);
        reader.Add(text);
        return reader.pieces.Exists(piece => !piece.IsHole) ? reader.pieces : [];
    }

    private void Add(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parentheses:
                Add(parentheses.Expression);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                AddKnown(literal.Token.ValueText, literal, LiteralSource.Of(literal));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                AddInterpolated(interpolated);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(sum):
                foreach (var operand in Operands(sum))
                {
                    Add(operand);
                }

                break;
            default:
                AddOther(expression);
                break;
        }
    }

    private void AddInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        if (interpolated.Contents.Count == 0)
        {
            AddKnown("", interpolated, []);
        }

        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax text:
                    AddKnown(LiteralSource.ValueOf(interpolated, text), interpolated, LiteralSource.Of(interpolated, text));
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole:
                    AddOther(hole.Expression);
                    break;
                default:
                    AddHole(content);
                    break;
            }
        }
    }

    private void AddOther(ExpressionSyntax expression)
    {
        var constant = model?.GetConstantValue(expression, cancellationToken).Value;
        if (constant is not (string or char))
        {
            AddHole(expression);
            return;
        }

        var value = constant.ToString();
        if (DeclaredPieces(expression) is { } declared && string.Concat(declared.Select(piece => piece.Value)) == value)
        {
            pieces.AddRange(declared);
        }
        else
        {
            AddKnown(value, expression, null);
        }
    }

    /// <summary>What a constant's declaration is made of, so that a fault is told where it is written.</summary>
    private IEnumerable<TextPiece>? DeclaredPieces(ExpressionSyntax use)
    {
        if (use is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            return Read(use, model, cancellationToken);
        }

        return use is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && ConstantSource.InitializerOf(model?.GetSymbolInfo(use, cancellationToken).Symbol, cancellationToken) is { } initializer
                ? Read(initializer, initializer.SyntaxTree == model?.SyntaxTree ? model : null, cancellationToken)
                : null;
    }

    private bool IsText(BinaryExpressionSyntax sum) =>
        model is null || model.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String;

    /// <summary>Not recursive to the left: long texts are long sums.</summary>
    private Stack<ExpressionSyntax> Operands(BinaryExpressionSyntax sum)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner && IsText(inner))
        {
            operands.Push(inner.Right);
            left = inner.Left;
        }

        operands.Push(left);
        return operands;
    }

    private void AddKnown(string value, SyntaxNode node, TextSpan[]? characters) =>
        pieces.Add(new TextPiece(value, node.SyntaxTree, node.Span, characters, IsHole: false));

    private void AddHole(SyntaxNode node) => pieces.Add(new TextPiece("", node.SyntaxTree, node.Span, null, IsHole: true));
}

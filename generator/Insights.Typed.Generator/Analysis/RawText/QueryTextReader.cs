using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Splits an expression into the literals, constants and holes of its text.</summary>
/// <param name="model">The semantic model; null in a file whose model is not available.</param>
/// <param name="checksValues">Whether each hole is a value that is checked and written as a literal or a name.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class QueryTextReader(SemanticModel? model, bool checksValues, CancellationToken cancellationToken)
{
    private readonly List<TextPiece> pieces = [];

    /// <summary>Reads the pieces in order; none if no part of the text is known.</summary>
    public static IReadOnlyList<TextPiece> Read(ExpressionSyntax text, SemanticModel? model, CancellationToken cancellationToken, bool checksValues = false)
    {
        var reader = new QueryTextReader(model, checksValues, cancellationToken);
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
                AddText(literal.Token.ValueText, literal, LiteralSource.GetCharacterSpans(literal));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                AddInterpolated(interpolated);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsStringConcatenation(sum):
                foreach (var operand in GetOperands(sum))
                {
                    Add(operand);
                }

                break;
            case InvocationExpressionSyntax call when checksValues && CompositeFormat.Read(call, model, cancellationToken) is { } parts:
                AddParts(parts);
                break;
            default:
                AddConstantOrHole(expression, checksValues && expression is not LiteralExpressionSyntax);
                break;
        }
    }

    private void AddParts(IEnumerable<(string Text, ExpressionSyntax? Value)> parts)
    {
        foreach (var (text, value) in parts)
        {
            if (value is null)
            {
                pieces.Add(new TextPiece(text, model!.SyntaxTree, default, null, IsHole: false));
            }
            else
            {
                AddConstantOrHole(value, isValue: true);
            }
        }
    }

    private void AddInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        if (interpolated.Contents.Count == 0)
        {
            AddText("", interpolated, []);
        }

        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax text:
                    AddText(LiteralSource.GetValue(interpolated, text), interpolated, LiteralSource.GetCharacterSpans(interpolated, text));
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole:
                    AddConstantOrHole(hole.Expression, checksValues);
                    break;
                default:
                    AddHole(content);
                    break;
            }
        }
    }

    private void AddConstantOrHole(ExpressionSyntax expression, bool isValue)
    {
        var constant = model?.GetConstantValue(expression, cancellationToken).Value;
        if (constant is not (string or char))
        {
            AddHole(expression, isValue ? HoleFillings.Find(model?.GetTypeInfo(expression, cancellationToken).Type) : null);
            return;
        }

        var value = constant.ToString();
        if (isValue)
        {
            pieces.Add(new TextPiece("", expression.SyntaxTree, expression.Span, null, IsHole: false, HoleFillings.FromConstant(value)));
            return;
        }

        if (ReadDeclaration(expression) is { } declared && string.Concat(declared.Select(piece => piece.Value)) == value)
        {
            pieces.AddRange(declared);
        }
        else
        {
            AddText(value, expression, null);
        }
    }

    /// <summary>Reads the pieces of a constant's declaration, so that an error is reported there.</summary>
    private IEnumerable<TextPiece>? ReadDeclaration(ExpressionSyntax use)
    {
        if (use is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            return Read(use, model, cancellationToken);
        }

        return use is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && ConstantSource.FindInitializer(model?.GetSymbolInfo(use, cancellationToken).Symbol, cancellationToken) is { } initializer
                ? Read(initializer, initializer.SyntaxTree == model?.SyntaxTree ? model : null, cancellationToken)
                : null;
    }

    private bool IsStringConcatenation(BinaryExpressionSyntax sum) =>
        model is null || model.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String;

    /// <summary>Not recursive on the left operand: long texts are long sums.</summary>
    private Stack<ExpressionSyntax> GetOperands(BinaryExpressionSyntax sum)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner && IsStringConcatenation(inner))
        {
            operands.Push(inner.Right);
            left = inner.Left;
        }

        operands.Push(left);
        return operands;
    }

    private void AddText(string value, SyntaxNode node, TextSpan[]? characters) =>
        pieces.Add(new TextPiece(value, node.SyntaxTree, node.Span, characters, IsHole: false));

    private void AddHole(SyntaxNode node, HoleFillings? fillings = null) =>
        pieces.Add(new TextPiece("", node.SyntaxTree, node.Span, null, IsHole: true, fillings));
}

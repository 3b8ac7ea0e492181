using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>A member of a value, and the nearest comparison of a column.</summary>
internal static class ColumnMember
{
    /// <summary>The title of the replacement, what is replaced, and by what; null if no comparison has the same meaning.</summary>
    /// <param name="member">The member.</param>
    /// <param name="type">The type that has it.</param>
    public static (string Title, SyntaxNode Before, SyntaxNode After)? TryReplace(MemberAccessExpressionSyntax member, ITypeSymbol? type)
    {
        var name = member.Name.Identifier.ValueText;
        var call = member.Parent as InvocationExpressionSyntax;
        var arguments = call?.ArgumentList.Arguments ?? default;
        return name switch
        {
            "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "GetValueOrDefault" when call is not null && arguments.Count == 0 => RemoveMember(name, call, member),
            "Value" when call is null => RemoveMember(name, member, member),
            "Equals" when call is not null => UseOperator(call, member, arguments[0].Expression),
            "Contains" when arguments.Count == 1 && IsColumn(arguments[0].Expression) => HasCharacters(type) ? null : UseIn(call!, member, arguments[0].Expression),
            "Contains" or "StartsWith" or "EndsWith" when arguments.Count == 2 => ("Remove the StringComparison", call!, KeepFirst(call!)),
            "Contains" or "StartsWith" or "EndsWith" when arguments.Count == 1 && arguments[0].Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.CharacterLiteralExpression } character =>
                ("Use a string", character, SyntaxFactory.ParseExpression(SymbolDisplay.FormatLiteral(character.Token.ValueText, quote: true)).WithTriviaFrom(character)),
            "Year" when call is null => TryUseYear(member),
            _ => null,
        };
    }

    private static (string, SyntaxNode, SyntaxNode) RemoveMember(string name, ExpressionSyntax use, MemberAccessExpressionSyntax member) => (
        $"Remove {name}",
        use,
        member.Expression.WithLeadingTrivia(use.GetLeadingTrivia()).WithTrailingTrivia(member.Expression.GetTrailingTrivia().Where(IsComment).Concat(use.GetTrailingTrivia())));

    private static (string, SyntaxNode, SyntaxNode) UseOperator(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, ExpressionSyntax value)
    {
        var negation = GetNegation(call);
        var symbol = negation is null ? "==" : "!=";
        return Replace($"Use {symbol}", (ExpressionSyntax?)negation ?? call, $"{member.Expression.WithoutTrivia()} {symbol} {Parenthesize(value)}");
    }

    private static (string, SyntaxNode, SyntaxNode) UseIn(InvocationExpressionSyntax call, MemberAccessExpressionSyntax list, ExpressionSyntax column)
    {
        var negation = GetNegation(call);
        var method = negation is null ? "In" : "NotIn";
        return Replace($"Use {method}", (ExpressionSyntax?)negation ?? call, $"{column.WithoutTrivia()}.{method}({list.Expression.WithoutTrivia()})");
    }

    /// <summary>A comparison with a year becomes one with its first day and that of the next year.</summary>
    private static (string, SyntaxNode, SyntaxNode)? TryUseYear(MemberAccessExpressionSyntax member)
    {
        if (member.Parent is not BinaryExpressionSyntax { Left: var left, OperatorToken.RawKind: (int)SyntaxKind.EqualsEqualsToken, Right: LiteralExpressionSyntax { Token.Value: int year and > 0 and < 9999 } } comparison
            || left != member)
        {
            return null;
        }

        var column = member.Expression.WithoutTrivia();
        return Replace("Compare with the days of the year", comparison, $"{column} >= new DateOnly({year}, 1, 1) && {column} < new DateOnly({year + 1}, 1, 1)");
    }

    private static (string, SyntaxNode, SyntaxNode) Replace(string title, ExpressionSyntax before, string after) =>
        (title, before, SystemTypes.Parse(after).WithTriviaFrom(before));

    private static PrefixUnaryExpressionSyntax? GetNegation(InvocationExpressionSyntax call) =>
        call.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation ? negation : null;

    private static InvocationExpressionSyntax KeepFirst(InvocationExpressionSyntax call) =>
        call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(call.ArgumentList.Arguments[0])));

    private static ExpressionSyntax Parenthesize(ExpressionSyntax value) => value is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax
        ? SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia())
        : value.WithoutTrivia();

    /// <summary>Whether an argument can be a column: a member of the lambda's parameter.</summary>
    private static bool IsColumn(ExpressionSyntax argument) =>
        argument is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax row }
        && argument.Ancestors().OfType<SimpleLambdaExpressionSyntax>().Any(lambda => lambda.Parameter.Identifier.ValueText == row.Identifier.ValueText);

    /// <summary>Whether a type, such as a string, has characters: a search of it is for a part of a text, and not for one of several values.</summary>
    private static bool HasCharacters(ITypeSymbol? type) => type?.AllInterfaces.Add((type as INamedTypeSymbol)!).Any(
        item => item is { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } && item.TypeArguments[0].SpecialType == SpecialType.System_Char) == true;

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}

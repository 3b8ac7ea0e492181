using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>What patterns read of a row that is matched with them, such as <c>x is { Seats: &gt; 1 }</c>.</summary>
internal static class RowPatterns
{
    /// <summary>The members that are read where a row stands, or null where it is not matched there, or a pattern gives the row itself a name.</summary>
    public static IEnumerable<string>? MembersRead(SyntaxNode row)
    {
        IEnumerable<PatternSyntax>? patterns = row.Parent switch
        {
            IsPatternExpressionSyntax match when match.Expression == row => [match.Pattern],
            SwitchExpressionSyntax choice when choice.GoverningExpression == row => choice.Arms.Select(arm => arm.Pattern),
            _ => null,
        };
        var members = patterns?.Select(MembersOf).ToList();
        return members is null || members.Contains(null) ? null : members.SelectMany(m => m);
    }

    private static IEnumerable<string>? MembersOf(PatternSyntax pattern) => pattern switch
    {
        // With a type, its members may be those of an interface that the user's part of the record implements.
        RecursivePatternSyntax { Type: null, PositionalPatternClause: null, Designation: null or DiscardDesignationSyntax } recursive => MembersOf(recursive.PropertyPatternClause),
        ParenthesizedPatternSyntax parenthesized => MembersOf(parenthesized.Pattern),
        UnaryPatternSyntax not => MembersOf(not.Pattern),
        BinaryPatternSyntax both => MembersOf(both.Left) is { } left && MembersOf(both.Right) is { } right ? left.Concat(right) : null,
        ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } or DiscardPatternSyntax => [],
        _ => null,
    };

    private static IEnumerable<string> MembersOf(PropertyPatternClauseSyntax? clause) => clause is null ? [] : clause.Subpatterns
        .Select(part => FirstNameOf(part.ExpressionColon?.Expression)?.Identifier.ValueText)
        .Where(name => !string.IsNullOrEmpty(name))
        .Select(name => name!);

    /// <summary><c>Name</c> of <c>Name.Length</c>.</summary>
    private static IdentifierNameSyntax? FirstNameOf(ExpressionSyntax? expression)
    {
        while (expression is MemberAccessExpressionSyntax access)
        {
            expression = access.Expression;
        }

        return expression as IdentifierNameSyntax;
    }
}

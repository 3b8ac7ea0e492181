using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>Finds the uses of a row in a projection, by the names of the row or of a variable that contains it.</summary>
internal sealed class RowUses(RowVariables variables, RowTypeName rowType)
{
    private readonly List<IdentifierNameSyntax> members = [];

    /// <summary>Whether the row itself is used, so that any member can be read.</summary>
    public bool HasEscapingRow { get; private set; }

    /// <summary>The names by which members are read.</summary>
    public IEnumerable<IdentifierNameSyntax> Members => members;

    /// <summary>The members that are read, in the order of the text.</summary>
    public IEnumerable<string> MemberNames => members.OrderBy(m => m.SpanStart).Select(m => m.Identifier.ValueText).Distinct(StringComparer.Ordinal);

    /// <summary>Adds the use of an expression whose value is the row.</summary>
    public void Add(ExpressionSyntax row)
    {
        while (FindSameValue(row) is { } expression)
        {
            row = expression;
        }

        switch (row.Parent)
        {
            case MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access when access.Expression == row:
                AddMember(access, access.Name);
                break;

            case ConditionalAccessExpressionSyntax access when access.Expression == row:
                AddMember(GetFirstExpression(access.WhenNotNull), (GetFirstExpression(access.WhenNotNull) as MemberBindingExpressionSyntax)?.Name);
                break;

            case IsPatternExpressionSyntax match when match.Expression == row:
                AddPattern(match.Pattern);
                break;

            case SwitchExpressionSyntax choice when choice.GoverningExpression == row:
                AddPatterns(choice.Arms.Select(arm => arm.Pattern));
                break;

            case SwitchStatementSyntax choice when choice.Expression == row:
                AddPatterns(choice.Sections.SelectMany(s => s.Labels).OfType<CasePatternSwitchLabelSyntax>().Select(label => label.Pattern));
                break;

            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable } when declaration.Type.IsVar || rowType.CanBeRowType(declaration.Type):
                variables.Add(variable);
                break;

            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: IdentifierNameSyntax left } assignment when assignment.Right == row && FindRowVariable(left) is { } variable:
                variables.Add(variable);
                break;

            // A variable that is set, a comparison with null and a test of the type read no member.
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == row:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison when IsNull(comparison.Left) || IsNull(comparison.Right):
                break;

            default:
                HasEscapingRow = true;
                break;
        }
    }

    /// <summary>Finds the expression around the row whose value is also the row. Null if none exists, or if it can contain a conversion of the user.</summary>
    private ExpressionSyntax? FindSameValue(ExpressionSyntax row) => row.Parent switch
    {
        ParenthesizedExpressionSyntax expression => expression,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } expression => expression,
        CastExpressionSyntax cast when cast.Expression == row && rowType.CanBeRowType(cast.Type) => cast,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: TypeSyntax type } cast when rowType.CanBeRowType(type) => cast,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } choice => choice,
        ConditionalExpressionSyntax choice when choice.WhenTrue == row && HasNoOtherValue(choice.WhenFalse) => choice,
        ConditionalExpressionSyntax choice when choice.WhenFalse == row && HasNoOtherValue(choice.WhenTrue) => choice,
        _ => null,
    };

    private void AddMember(ExpressionSyntax access, SimpleNameSyntax? name)
    {
        if (name is IdentifierNameSyntax member && !(access.Parent is InvocationExpressionSyntax call && call.Expression == access))
        {
            members.Add(member);
        }
        else
        {
            HasEscapingRow = true;
        }
    }

    private void AddPatterns(IEnumerable<PatternSyntax> patterns)
    {
        foreach (var pattern in patterns)
        {
            AddPattern(pattern);
        }
    }

    private void AddPattern(PatternSyntax pattern)
    {
        switch (pattern)
        {
            case VarPatternSyntax variable:
                AddDesignation(variable.Designation);
                break;

            case DeclarationPatternSyntax variable when rowType.CanBeRowType(variable.Type):
                AddDesignation(variable.Designation);
                break;

            // Members of another type are those of an interface that the user's part of the record implements.
            case RecursivePatternSyntax { PositionalPatternClause: null } recursive when recursive.Type is null || rowType.CanBeRowType(recursive.Type):
                members.AddRange(recursive.PropertyPatternClause?.Subpatterns.Select(part => GetFirstName(part.ExpressionColon?.Expression)).OfType<IdentifierNameSyntax>() ?? []);
                AddDesignation(recursive.Designation);
                break;

            case ParenthesizedPatternSyntax parenthesized:
                AddPattern(parenthesized.Pattern);
                break;

            case UnaryPatternSyntax not:
                AddPattern(not.Pattern);
                break;

            case BinaryPatternSyntax both:
                AddPattern(both.Left);
                AddPattern(both.Right);
                break;

            case ConstantPatternSyntax or TypePatternSyntax or DiscardPatternSyntax:
                break;

            default:
                HasEscapingRow = true;
                break;
        }
    }

    private void AddDesignation(VariableDesignationSyntax? designation)
    {
        if (designation is SingleVariableDesignationSyntax variable)
        {
            variables.Add(variable);
        }
        else
        {
            HasEscapingRow |= designation is not (null or DiscardDesignationSyntax);
        }
    }

    /// <summary>Finds the variable of a name, if it is one of the projection and its type is known to be the row's.</summary>
    private VariableDeclaratorSyntax? FindRowVariable(IdentifierNameSyntax name) =>
        variables.FindDeclarations(name) is { Count: 1 } declared && declared[0] is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } variable && (rowType.CanBeRowType(declaration.Type) || variables.HoldsRow(name))
            ? variable
            : null;

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression);

    private static bool HasNoOtherValue(ExpressionSyntax expression) => expression is ThrowExpressionSyntax || IsNull(expression) || expression.IsKind(SyntaxKind.DefaultLiteralExpression);

    /// <summary><c>Name</c> of <c>Name.Length</c>.</summary>
    private static IdentifierNameSyntax? GetFirstName(ExpressionSyntax? expression)
    {
        while (expression is MemberAccessExpressionSyntax access)
        {
            expression = access.Expression;
        }

        return expression as IdentifierNameSyntax;
    }

    /// <summary>Gets the access that directly follows a <c>?.</c></summary>
    private static ExpressionSyntax GetFirstExpression(ExpressionSyntax chain)
    {
        while (true)
        {
            var next = chain switch
            {
                InvocationExpressionSyntax invocation => invocation.Expression,
                MemberAccessExpressionSyntax access => access.Expression,
                ElementAccessExpressionSyntax access => access.Expression,
                ConditionalAccessExpressionSyntax access => access.Expression,
                PostfixUnaryExpressionSyntax suppressed => suppressed.Operand,
                _ => null,
            };
            if (next is null)
            {
                return chain;
            }

            chain = next;
        }
    }
}

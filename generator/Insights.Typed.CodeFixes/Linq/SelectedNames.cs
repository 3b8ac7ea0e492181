using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>The names under which a <c>Select</c> returns columns.</summary>
/// <param name="Columns">The column of each name; that of the empty name if the result is the column itself.</param>
/// <param name="HasOnlyColumns">Whether each value of a result is a column. Rows with other values can give the same computed value.</param>
internal sealed record SelectedNames(IReadOnlyDictionary<string, string> Columns, bool HasOnlyColumns)
{
    /// <summary>Reads the lambda: a column, or an anonymous type or tuple with columns; null for other results.</summary>
    public static SelectedNames? TryRead(InvocationExpressionSyntax select, SemanticModel model, CancellationToken cancellationToken)
    {
        if (select.ArgumentList.Arguments is not { Count: 1 } arguments
            || arguments[0].Expression is not SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var row, ExpressionBody: { } body })
        {
            return null;
        }

        List<(string? Name, ExpressionSyntax Value)> values = body switch
        {
            AnonymousObjectCreationExpressionSyntax result => [.. result.Initializers.Select(value => (value.NameEquals?.Name.Identifier.ValueText, value.Expression))],
            TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(value => (value.NameColon?.Name.Identifier.ValueText, value.Expression))],
            _ => [("", body)],
        };
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var hasOnlyColumns = true;
        foreach (var (name, value) in values)
        {
            if (FindColumn(value, row) is { } column)
            {
                columns[name ?? column] = column;
                hasOnlyColumns &= DatasetColumn.IsRead(value, model, cancellationToken);
            }
            else
            {
                hasOnlyColumns = false;
            }
        }

        return body is AnonymousObjectCreationExpressionSyntax or TupleExpressionSyntax || hasOnlyColumns ? new SelectedNames(columns, hasOnlyColumns) : null;
    }

    /// <summary>Writes a lambda over results as one over columns; null if it reads something else.</summary>
    public LambdaExpressionSyntax? TryReadColumns(SimpleLambdaExpressionSyntax lambda)
    {
        var result = lambda.Parameter.Identifier.ValueText;
        var replacements = new Dictionary<SyntaxNode, SyntaxNode>();
        foreach (var use in lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == result && IsVariable(name)))
        {
            if (Columns.TryGetValue("", out var column))
            {
                replacements.Add(use, SyntaxFactory.ParseExpression($"{use.Identifier}.{column}").WithTriviaFrom(use));
            }
            else if (use.Parent is MemberAccessExpressionSyntax access && access.Expression == use && Columns.TryGetValue(access.Name.Identifier.ValueText, out var named))
            {
                replacements.Add(access, access.WithName(SyntaxFactory.IdentifierName(named).WithTriviaFrom(access.Name)));
            }
            else
            {
                return null;
            }
        }

        return lambda.ReplaceNodes(replacements.Keys, (node, _) => replacements[node]);
    }

    private static string? FindColumn(ExpressionSyntax value, string row) =>
        value is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax variable, Name: IdentifierNameSyntax column } && variable.Identifier.ValueText == row
            ? column.Identifier.Text
            : null;

    /// <summary>Whether a name is that of a variable, and not of a member or an argument.</summary>
    private static bool IsVariable(IdentifierNameSyntax name) =>
        name.Parent is not (NameColonSyntax or NameEqualsSyntax) && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Projections;

/// <summary>The variables of a projection that contain its row: the parameter, and those that it is assigned to.</summary>
internal sealed class RowVariables
{
    private readonly string parameter;
    private readonly Dictionary<string, List<(TextSpan Scope, SyntaxNode Variable)>> declared = new(StringComparer.Ordinal);
    private readonly HashSet<SyntaxNode> holders = [];

    /// <param name="body">The code of the projection.</param>
    /// <param name="parameter">The name of its parameter.</param>
    public RowVariables(SyntaxNode body, string parameter)
    {
        this.parameter = parameter;
        foreach (var node in body.DescendantNodesAndSelf())
        {
            if (VariableScope.Find(node, body) is { } variable)
            {
                if (!declared.TryGetValue(variable.Name, out var same))
                {
                    declared.Add(variable.Name, same = []);
                }

                same.Add((variable.Scope, node));
            }
        }
    }

    /// <summary>Determines whether a name can be a variable that contains the row: all others need not be resolved.</summary>
    public bool CanHoldRow(IdentifierNameSyntax name) => name.Identifier.ValueText == parameter || declared.ContainsKey(name.Identifier.ValueText);

    /// <summary>Determines whether a name is a variable that contains the row.</summary>
    public bool HoldsRow(IdentifierNameSyntax name)
    {
        var variables = FindDeclarations(name);
        return variables.Count == 0 ? name.Identifier.ValueText == parameter : variables.Any(holders.Contains);
    }

    /// <summary>Adds a variable that contains the row.</summary>
    public void Add(SyntaxNode variable) => holders.Add(variable);

    /// <summary>
    /// Finds the declarations in the innermost scope around a name; none if the projection does not declare it. Several only
    /// if the scopes are not known precisely.
    /// </summary>
    public IReadOnlyList<SyntaxNode> FindDeclarations(IdentifierNameSyntax name)
    {
        if (!declared.TryGetValue(name.Identifier.ValueText, out var variables))
        {
            return [];
        }

        var visible = variables.Where(v => v.Scope.Contains(name.Span)).ToList();
        var innermost = visible.Count == 0 ? 0 : visible.Min(v => v.Scope.Length);
        return [.. visible.Where(v => v.Scope.Length == innermost).Select(v => v.Variable)];
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.CodeFixes.Names;

/// <summary>The names of the variables in scope at a position, and of what cannot share its name with a variable. A new variable there has another name.</summary>
internal sealed class VariablesInScope
{
    private readonly HashSet<string> names;

    private VariablesInScope(IEnumerable<string> names) => this.names = new(names, StringComparer.Ordinal);

    public static VariablesInScope Find(SemanticModel model, int position) =>
        new(model.LookupSymbols(position).Where(IsInMethod).Select(symbol => symbol.Name));

    public bool Contains(string name) => names.Contains(name);

    /// <summary>Whether a symbol is declared in a method, so that it hides a member, and no variable there has its name.</summary>
    public static bool IsInMethod(ISymbol symbol) => symbol
        is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol
        or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
        or ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method };

    /// <summary>Creates the name of a new variable: the preferred name, or that name with a number.</summary>
    /// <param name="preferred">The preferred name.</param>
    /// <param name="code">The code that uses the variable, whose other names the number avoids.</param>
    public string CreateName(string preferred, SyntaxNode code)
    {
        if (!names.Contains(preferred))
        {
            return EscapeKeyword(preferred);
        }

        var used = new HashSet<string>(code.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        return EscapeKeyword(Enumerable.Range(1, int.MaxValue).Select(number => $"{preferred}{number}").First(name => !names.Contains(name) && !used.Contains(name)));
    }

    private static string EscapeKeyword(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}

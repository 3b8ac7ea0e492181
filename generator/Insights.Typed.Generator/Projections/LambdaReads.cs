using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>
/// Finds the members of the row that a projection reads, by its syntax: the types of the row are not generated yet. The names are
/// resolved by the scopes of C#, and variables that contain the row are followed. In case of doubt, the row escapes.
/// </summary>
internal static class LambdaReads
{
    /// <param name="lambda">The projection, with one parameter.</param>
    /// <param name="dataset">The C# name of the dataset.</param>
    /// <param name="binding">Resolves the names that the projection does not declare.</param>
    public static ProjectionSyntax Read(LambdaExpressionSyntax lambda, string dataset, NameBinding binding)
    {
        var parameter = lambda is SimpleLambdaExpressionSyntax simple
            ? simple.Parameter
            : ((ParenthesizedLambdaExpressionSyntax)lambda).ParameterList.Parameters[0];
        var reads = Read(lambda.Body, parameter.Identifier.ValueText, dataset, binding);
        return lambda.AsyncKeyword == default ? reads : reads with { KeepsRow = true };
    }

    /// <param name="body">The code of the projection, in any form.</param>
    /// <param name="parameter">The name of the row in it.</param>
    /// <param name="dataset">The C# name of the dataset.</param>
    /// <param name="binding">Resolves the names that the projection does not declare.</param>
    public static ProjectionSyntax Read(SyntaxNode body, string parameter, string dataset, NameBinding binding)
    {
        var (uses, keepsRow) = FindUses(body, parameter, dataset, binding);
        return new ProjectionSyntax(dataset, uses.MemberNames.ToEquatableArray(), uses.HasEscapingRow, keepsRow || uses.HasEscapingRow);
    }

    /// <summary>Finds the names in a projection that read a member of the row, if its syntax shows them.</summary>
    public static IEnumerable<IdentifierNameSyntax> FindNames(SyntaxNode body, string parameter, string dataset, NameBinding binding) =>
        FindUses(body, parameter, dataset, binding).Uses.Members;

    private static (RowUses Uses, bool Keeps) FindUses(SyntaxNode body, string parameter, string dataset, NameBinding binding)
    {
        var variables = new RowVariables(body, parameter);
        var uses = new RowUses(variables, new RowTypeName(dataset, binding));
        var nameOf = new NameOfOperator(body, binding);
        var names = body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => variables.CanHoldRow(name) && !IsNotVariable(name) && !nameOf.Contains(name))
            .ToList();

        // A variable that is found late can be used early, in a loop or in a local function.
        var keepsRow = false;
        while (names.Where(variables.HoldsRow).ToList() is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                keepsRow |= row.Ancestors().TakeWhile(a => a != body.Parent).Any(IsDeferred);
                uses.Add(row);
                names.Remove(row);
            }
        }

        return (uses, keepsRow);
    }

    /// <summary>Whether the name is a member, an argument, a label or a type that only has the same name as a variable.</summary>
    private static bool IsNotVariable(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name || access.FirstAncestorOrSelf<BaseExpressionColonSyntax>() is ExpressionColonSyntax,
        MemberBindingExpressionSyntax or BaseExpressionColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or GotoStatementSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsInTypeOnlyContext(name),
    };

    /// <summary>Whether the code can run after the projection has returned.</summary>
    private static bool IsDeferred(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>
/// Finds all declarations of a file that a name can refer to, in any scope: without a semantic model they only show whether
/// one is required.
/// </summary>
internal static class FileDeclarations
{
    /// <param name="name">The name at its use.</param>
    /// <param name="isCall">Whether it is called, so that methods are found and variables are not.</param>
    /// <param name="isMemberOfOther">Whether it is the member of another object or type: <c>other.name</c>.</param>
    public static IEnumerable<Declaration?> Find(SimpleNameSyntax name, bool isCall, bool isMemberOfOther)
    {
        var text = name.Identifier.ValueText;
        return isMemberOfOther ? FindMembers(name, text, isCall).Concat(isCall ? [] : FindTupleElements(name, text))
            : isCall ? []
            : FindVariables(name, text);
    }

    private static IEnumerable<Declaration?> FindMembers(SyntaxNode name, string text, bool isCall) => name.SyntaxTree.GetRoot()
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<TypeDeclarationSyntax>()
        .Select(type => Declaration.FindMember(type, text, isCall));

    private static IEnumerable<Declaration?> FindTupleElements(SyntaxNode name, string text) => GetSurroundingNodes(name)
        .Where(node => node is TupleElementSyntax element ? element.Identifier.ValueText == text
            : node is ArgumentSyntax { Parent: TupleExpressionSyntax, NameColon: { } label } && label.Name.Identifier.ValueText == text)
        .Select(Declaration.FromSyntax);

    /// <summary>Finds the declarations of patterns, <c>out</c> arguments, deconstructions and loops: the others are found by their scopes.</summary>
    private static IEnumerable<Declaration?> FindVariables(SyntaxNode name, string text) => GetSurroundingNodes(name)
        .Where(node => node is SingleVariableDesignationSyntax variable ? variable.Identifier.ValueText == text
            : node is ForEachStatementSyntax loop && loop.Identifier.ValueText == text)
        .Select(Declaration.FromSyntax);

    /// <summary>Finds the member that contains a name; outside members, the statements of the file.</summary>
    private static IEnumerable<SyntaxNode> GetSurroundingNodes(SyntaxNode name) =>
        name.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax) is { } member and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax
            ? member.DescendantNodes()
            : name.SyntaxTree.GetRoot().DescendantNodes(node => node is not TypeDeclarationSyntax);
}

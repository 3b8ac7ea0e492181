using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Settings;

/// <summary>Where the generated types are, and who sees them.</summary>
/// <param name="Namespace">Their namespace, without <c>@</c> before words that are keywords.</param>
/// <param name="Accessibility"><c>internal</c> or <c>public</c>.</param>
internal sealed record GeneratedTypes(string Namespace, string Accessibility)
{
    private static readonly SymbolDisplayFormat QualifiedNameFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static GeneratedTypes Default { get; } = new(GeneratedNames.DefaultNamespace, "internal");

    /// <summary>The namespace as C# writes it.</summary>
    public string EscapedNamespace => string.Join(".", Namespace.Split('.').Select(CSharp.EscapeIdentifier));

    public string GlobalNamespace => "global::" + EscapedNamespace;

    /// <summary>A namespace in the form in which <see cref="Namespace"/> has it.</summary>
    public static string GetNamespaceName(INamespaceSymbol @namespace) => @namespace.ToDisplayString(QualifiedNameFormat);
}

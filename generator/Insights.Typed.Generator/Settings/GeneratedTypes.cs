using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Settings;

/// <summary>The namespace and the accessibility of the generated types.</summary>
/// <param name="Namespace">The namespace, without <c>@</c> before keywords.</param>
/// <param name="Accessibility"><c>internal</c> or <c>public</c>.</param>
internal sealed record GeneratedTypes(string Namespace, string Accessibility)
{
    private static readonly SymbolDisplayFormat QualifiedNameFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static GeneratedTypes Default { get; } = new(GeneratedNames.DefaultNamespace, "internal");

    public bool IsPublic => Accessibility == "public";

    /// <summary>Gets the namespace in C#.</summary>
    public string EscapedNamespace => string.Join(".", Namespace.Split('.').Select(CSharp.EscapeIdentifier));

    public string GlobalNamespace => "global::" + EscapedNamespace;

    /// <summary>Converts a namespace to the form of <see cref="Namespace"/>.</summary>
    public static string GetNamespaceName(INamespaceSymbol @namespace) => @namespace.ToDisplayString(QualifiedNameFormat);
}

using Microsoft.CodeAnalysis;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>The types that a query is written with: those of the library, and those that are generated for a dataset.</summary>
internal static class TypesOfQueries
{
    private const string Library = "Insights.Typed";

    /// <summary>Whether a type is one of the library, or one whose members are columns, date ranges, aggregations or queries of the library.</summary>
    public static bool Contains(INamedTypeSymbol type) =>
        IsInLibrary(type)
        || IsInLibrary(type.BaseType)
        || type.AllInterfaces.Any(IsInLibrary)
        || IsInLibrary(type.BaseType?.BaseType)
        || type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault() is { Type: INamedTypeSymbol property } && (IsInLibrary(property) || IsInLibrary(property.BaseType));

    /// <summary>The names of the members that a user refers to.</summary>
    public static IEnumerable<string> GetMemberNames(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && member is { DeclaredAccessibility: Accessibility.Public, IsOverride: false } && !IsHidden(member))
                {
                    yield return member.Name;
                }
            }
        }
    }

    private static bool IsInLibrary(ISymbol? type) => type?.ContainingAssembly?.Name == Library;

    private static bool IsHidden(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments.Any(argument => argument.Value is 1));
}

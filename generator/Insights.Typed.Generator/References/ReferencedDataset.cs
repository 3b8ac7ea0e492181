using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.References;

/// <summary>A dataset whose generated types are in a referenced assembly and accessible in this project.</summary>
/// <param name="Identifier">The C# name of the dataset.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="Layout">The layout of its rows.</param>
/// <param name="Assembly">The assembly.</param>
/// <param name="IsFriend">Whether this project sees the assembly's internal members, as a reader of its rows requires.</param>
internal sealed record ReferencedDataset(string Identifier, string Namespace, string Layout, string Assembly, bool IsFriend)
{
    private const string AttributeName = "GeneratedDatasetAttribute";

    /// <summary>Determines whether an assembly references the library. Few of the many of a program do, and this is known without reading their attributes.</summary>
    public static bool CanDeclareAny(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var name in module.ReferencedAssemblies)
            {
                if (name.Name == GeneratedNames.LibraryAssembly)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Finds the datasets of an assembly whose types are accessible in a compilation.</summary>
    public static IEnumerable<ReferencedDataset> FindAll(IAssemblySymbol assembly, Compilation compilation)
    {
        var isFriend = assembly.GivesAccessTo(compilation.Assembly);
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute is { AttributeClass: { Name: AttributeName } type, ConstructorArguments: { Length: 3 } arguments }
                && type.ContainingNamespace?.ToDisplayString() == GeneratedNames.LibraryQueries
                && arguments[0].Value is string identifier
                && arguments[1].Value is string @namespace
                && arguments[2].Value is string layout
                && assembly.GetTypeByMetadataName(@namespace + "." + identifier + GeneratedNames.QuerySuffix) is { } query
                && (isFriend || query.DeclaredAccessibility == Accessibility.Public))
            {
                yield return new ReferencedDataset(identifier, @namespace, layout, assembly.Name, isFriend);
            }
        }
    }

    /// <summary>Gets a value indicating whether a reader of this project can set the fields of its rows.</summary>
    public bool IsCompatibleWith(DatasetSchema dataset) => IsFriend && Identifier == dataset.Identifier && Layout == RowLayout.ComputeHash(dataset);
}

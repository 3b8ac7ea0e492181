using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.References;

/// <summary>What the generator has to know of the project around its files: whether generated code compiles there, and what references bring.</summary>
/// <param name="HasLibrary">Whether the project references the library.</param>
/// <param name="LibraryAlias">The alias that the library is referenced under; null where its types are in the global namespace.</param>
/// <param name="LanguageVersion">The project's version of C#.</param>
/// <param name="Datasets">The datasets whose types are in references.</param>
internal sealed record ProjectReferences(bool HasLibrary, string? LibraryAlias, LanguageVersion LanguageVersion, EquatableArray<ReferencedDataset> Datasets)
{
    /// <summary>The first in which a "ref struct" can have interfaces, as the enumerator of a span does, and that has interceptors.</summary>
    public const LanguageVersion MinimumLanguageVersion = LanguageVersion.CSharp13;

    /// <summary>Whether generated code would compile.</summary>
    public bool CanGenerate => HasLibrary && LibraryAlias is null && LanguageVersion >= MinimumLanguageVersion;

    public static ProjectReferences Create(Compilation compilation, CancellationToken cancellationToken)
    {
        IAssemblySymbol? library = null;
        var datasets = new List<ReferencedDataset>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (assembly.Name == GeneratedNames.LibraryAssembly)
            {
                library = assembly;
            }
            else if (FindAlias(assembly, compilation) is null)
            {
                datasets.AddRange(ReferencedDataset.FindAll(assembly, compilation));
            }
        }

        return new ProjectReferences(
            library is not null,
            library is null ? null : FindAlias(library, compilation),
            ((CSharpCompilation)compilation).LanguageVersion,
            datasets.OrderBy(d => d.Namespace, StringComparer.Ordinal).ThenBy(d => d.Identifier, StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>Why nothing is generated, where that must be said. Without the library there is nothing that could be missed.</summary>
    public IEnumerable<SettingProblem> FindProblems()
    {
        if (HasLibrary && LanguageVersion < MinimumLanguageVersion)
        {
            yield return SettingProblem.Create(SchemaRules.LanguageVersion, MinimumLanguageVersion.ToDisplayString(), LanguageVersion.ToDisplayString());
        }

        if (LibraryAlias is { } alias)
        {
            yield return SettingProblem.Create(SchemaRules.LibraryAlias, alias);
        }
    }

    /// <summary>Null where an assembly's types are in the global namespace.</summary>
    private static string? FindAlias(IAssemblySymbol assembly, Compilation compilation) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases && !aliases.Contains(MetadataReferenceProperties.GlobalAlias)
            ? aliases[0]
            : null;
}

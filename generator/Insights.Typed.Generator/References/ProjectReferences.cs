using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.References;

/// <summary>What the generator requires from the project in addition to its files: whether generated code compiles, and the datasets of references.</summary>
/// <param name="HasLibrary">Whether the project references the library.</param>
/// <param name="LibraryAlias">The alias of the library's reference; null if its types are in the global namespace.</param>
/// <param name="LanguageVersion">The project's version of C#.</param>
/// <param name="Datasets">The datasets whose types are in references.</param>
internal sealed record ProjectReferences(bool HasLibrary, string? LibraryAlias, LanguageVersion LanguageVersion, EquatableArray<ReferencedDataset> Datasets)
{
    /// <summary>The first version in which a "ref struct" can implement interfaces, as the enumerator of a span does, and that has interceptors.</summary>
    public const LanguageVersion MinimumLanguageVersion = LanguageVersion.CSharp13;

    /// <summary>Gets a value indicating whether generated code would compile.</summary>
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
            else if (ReferencedDataset.CanDeclareAny(assembly) && FindAlias(assembly, compilation) is null)
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

    /// <summary>Gets the reasons why nothing is generated, if they must be reported. Without the library, nothing is missing.</summary>
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

    /// <summary>Null if an assembly's types are in the global namespace.</summary>
    private static string? FindAlias(IAssemblySymbol assembly, Compilation compilation) =>
        compilation.GetMetadataReference(assembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases && !aliases.Contains(MetadataReferenceProperties.GlobalAlias)
            ? aliases[0]
            : null;
}

using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.References;

/// <summary>The names in references that can change the meaning of <c>Datasets</c> in the code of a project.</summary>
internal static class ReferenceNames
{
    private static readonly byte[] Datasets = Encoding.UTF8.GetBytes(GeneratedNames.Datasets);

    /// <summary>
    /// Determines whether a reference can declare a type, namespace or member with the name <c>Datasets</c>. The library is excluded:
    /// it declares none that is visible by its simple name.
    /// </summary>
    public static bool CanDeclareDatasets(MetadataReference reference, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reference switch
        {
            CompilationReference project => project.Compilation.ContainsSymbolsWithName(GeneratedNames.Datasets, SymbolFilter.All, cancellationToken),
            PortableExecutableReference file => FindMetadata(file) is not { } metadata || GetModules(metadata).Any(CanDeclareDatasets),
            _ => true,
        };
    }

    /// <summary>Null for a file that cannot be read, which the compiler reports.</summary>
    private static Metadata? FindMetadata(PortableExecutableReference file)
    {
        try
        {
            return file.GetMetadata();
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ImmutableArray<ModuleMetadata> GetModules(Metadata metadata) => metadata switch
    {
        AssemblyMetadata assembly => assembly.GetModules(),
        ModuleMetadata module => [module],
        _ => [],
    };

    private static bool CanDeclareDatasets(ModuleMetadata module)
    {
        var reader = module.GetMetadataReader();
        return !(reader.IsAssembly && reader.StringComparer.Equals(reader.GetAssemblyDefinition().Name, GeneratedNames.LibraryAssembly))
            && ContainsDatasets(reader);
    }

    /// <summary>
    /// Searches all names of an assembly at once, since the members of a framework are many. A name is stored up to a zero, and can be
    /// the end of a longer one; a namespace is stored with dots.
    /// </summary>
    private static unsafe bool ContainsDatasets(MetadataReader reader)
    {
        var names = new ReadOnlySpan<byte>(reader.MetadataPointer + reader.GetHeapMetadataOffset(HeapIndex.String), reader.GetHeapSize(HeapIndex.String));
        while (names.IndexOf(Datasets) is >= 0 and var index)
        {
            names = names.Slice(index + Datasets.Length);
            if (names.IsEmpty || names[0] is 0 or (byte)'.')
            {
                return true;
            }
        }

        return false;
    }
}

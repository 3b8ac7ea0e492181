using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Loading;

/// <summary>
/// Loads a generator as the compiler does: from a separate directory into a separate context, which shares with the compiler
/// only the assemblies that the compiler contains.
/// </summary>
internal sealed class CompilerHost(string directory) : AssemblyLoadContext("CompilerHost"), IAnalyzerAssemblyLoader
{
    private readonly List<string> missing = [];

    public string Directory => directory;

    /// <summary>The requested assemblies that are not in the directory.</summary>
    public IEnumerable<string> CompilerAssemblies => missing.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(directory, assemblyName.Name + ".dll");
        if (File.Exists(path))
        {
            return LoadFromAssemblyPath(path);
        }

        missing.Add(assemblyName.Name!);
        return null;
    }
}

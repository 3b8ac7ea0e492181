using Insights.Typed.Generator.Projections;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>The files of a compilation that have the same content, read when they are first requested.</summary>
internal sealed class DuplicateFiles(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Lazy<ILookup<string, SyntaxTree>> trees = new(
        () => compilation.SyntaxTrees.ToLookup(tree => FileContent.GetHash(tree, cancellationToken), StringComparer.Ordinal),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Finds the name of another file with the content of this one, or its path if both have the same name; otherwise null.</summary>
    public string? FindDuplicate(SyntaxTree file)
    {
        if (trees.Value[FileContent.GetHash(file, cancellationToken)].FirstOrDefault(tree => tree != file) is not { } duplicate)
        {
            return null;
        }

        var name = Path.GetFileName(duplicate.FilePath);
        return name == Path.GetFileName(file.FilePath) ? duplicate.FilePath : name;
    }
}

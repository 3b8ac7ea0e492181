using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Architecture.Tests.Source;

/// <summary>
/// The dependencies between the folders of a project, by the types they use. Folders are compared with those next to them: files
/// directly in their parent combine them, and are left out.
/// </summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> uses = new(StringComparer.Ordinal);

    public static FolderGraph Read(SourceProject project)
    {
        var graph = new FolderGraph();
        foreach (var file in project.Files)
        {
            var folder = project.GetFolder(file);
            var model = project.GetModel(file);
            var used = file.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>()
                .Select(name => model.GetSymbolInfo(name).Symbol)
                .Select(symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType)
                .OfType<INamedTypeSymbol>()
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .SelectMany(type => type.DeclaringSyntaxReferences)
                .Select(place => project.GetFolder(place.SyntaxTree))
                .Distinct(StringComparer.Ordinal);
            foreach (var other in used)
            {
                graph.Add(folder, other);
            }
        }

        return graph;
    }

    /// <summary>The largest groups of folders that depend on each other, directly or through others.</summary>
    public IEnumerable<string> Cycles()
    {
        var reached = uses.Keys.ToDictionary(folder => folder, Reached, StringComparer.Ordinal);
        return uses.Keys
            .Select(folder => string.Join(", ", reached[folder].Where(other => reached.GetValueOrDefault(other)?.Contains(folder) == true)))
            .Where(group => group.Length > 0)
            .Distinct();
    }

    /// <summary>Adds the dependency between the two that are next to each other: a/b/c and a/d/e are in a/b and a/d.</summary>
    private void Add(string folder, string other)
    {
        var (from, to) = (folder.Split('/'), other.Split('/'));
        var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        if (shared < from.Length && shared < to.Length && from[shared].Length > 0 && to[shared].Length > 0)
        {
            GetUses(string.Join('/', from.Take(shared + 1))).Add(string.Join('/', to.Take(shared + 1)));
        }
    }

    private SortedSet<string> GetUses(string folder) => uses.TryGetValue(folder, out var folderUses) ? folderUses : uses[folder] = new(StringComparer.Ordinal);

    private SortedSet<string> Reached(string folder)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(uses[folder]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next) && uses.TryGetValue(next, out var further))
            {
                foreach (var one in further)
                {
                    open.Push(one);
                }
            }
        }

        return reached;
    }
}

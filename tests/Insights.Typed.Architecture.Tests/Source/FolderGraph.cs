using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Architecture.Tests.Source;

/// <summary>The dependencies between the folders of a project, by the types they use. Files directly in the project's folder are left out.</summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> uses = new(StringComparer.Ordinal);

    public static FolderGraph Read(SourceProject project)
    {
        var graph = new FolderGraph();
        foreach (var file in project.Files.Where(file => project.GetFolder(file).Length > 0))
        {
            var model = project.Compilation.GetSemanticModel(file);
            var used = file.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>()
                .Select(name => model.GetSymbolInfo(name).Symbol)
                .Select(symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType)
                .OfType<INamedTypeSymbol>()
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .SelectMany(type => type.DeclaringSyntaxReferences)
                .Select(place => project.GetFolder(place.SyntaxTree));
            foreach (var folder in used.Where(folder => folder.Length > 0 && folder != project.GetFolder(file)))
            {
                graph.GetUses(project.GetFolder(file)).Add(folder);
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

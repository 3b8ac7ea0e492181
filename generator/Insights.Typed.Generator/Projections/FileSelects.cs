using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Projections;

/// <summary>The <c>Select</c> calls on datasets in a file, by its syntax alone: only an edit of the file changes them.</summary>
/// <param name="Calls">The calls on <c>Datasets.Name</c>, if no code of the project declares the name <c>Datasets</c>.</param>
/// <param name="UnboundCalls">The offsets of the names of the calls whose meaning only the compiler knows.</param>
/// <param name="DeclaresDatasets">Whether the file declares the name <c>Datasets</c>.</param>
internal sealed record FileSelects(EquatableArray<SelectCall> Calls, EquatableArray<int> UnboundCalls, bool DeclaresDatasets)
{
    private static readonly FileSelects None = new([], [], DeclaresDatasets: false);

    public static FileSelects Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!FileText.CanNameDataset(tree.GetText(cancellationToken)))
        {
            return None;
        }

        var names = new List<SyntaxToken>();
        var declaresDatasets = false;
        var namesDataset = false;
        foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                if (SelectCandidate.IsName(token))
                {
                    names.Add(token);
                }

                namesDataset |= DatasetOrigin.CanNameDataset(token.ValueText);
                declaresDatasets |= token.ValueText == GeneratedNames.Datasets && IsDeclaration(token);
            }
        }

        return namesDataset ? Read(tree, names, declaresDatasets, cancellationToken) : new FileSelects([], [], declaresDatasets);
    }

    private static FileSelects Read(SyntaxTree tree, List<SyntaxToken> names, bool declaresDatasets, CancellationToken cancellationToken)
    {
        var calls = new List<SelectCall>();
        var unbound = new List<int>();
        SemanticModel? locations = null;
        foreach (var name in names)
        {
            if (SelectCandidate.FromName(name, cancellationToken) is not { } candidate)
            {
                continue;
            }

            var binding = new NameBinding(null);
            if (candidate.FindNamedDataset() is not { } dataset || LambdaReads.Read(candidate.Lambda, dataset, binding) is var reads && binding.IsRequired)
            {
                unbound.Add(name.SpanStart);
            }
            else if ((locations ??= GetLocations(tree)).GetInterceptableLocation(candidate.Invocation, cancellationToken) is { } location)
            {
                calls.Add(new SelectCall(reads, candidate.GetLocation(location, cancellationToken), KnownNamespace: null));
            }
        }

        return new FileSelects(calls.ToEquatableArray(), unbound.ToEquatableArray(), declaresDatasets);
    }

    /// <summary>Gets the offsets of the names of all calls that must be bound.</summary>
    /// <param name="isDatasetsDeclared">Whether code of the project can declare the name <c>Datasets</c>.</param>
    public IEnumerable<int> FindUnboundCalls(bool isDatasetsDeclared) =>
        isDatasetsDeclared ? UnboundCalls.Concat(Calls.Select(call => call.Location.Position)) : UnboundCalls;

    /// <summary>Whether a name is declared: in an alias and in a namespace, it has the form of a use.</summary>
    private static bool IsDeclaration(SyntaxToken token)
    {
        var name = token.Parent as NameSyntax;
        while (name?.Parent is QualifiedNameSyntax qualified)
        {
            name = qualified;
        }

        return name is null or { Parent: NameEqualsSyntax { Parent: UsingDirectiveSyntax } or BaseNamespaceDeclarationSyntax };
    }

    /// <summary>
    /// Gets a model for the locations of calls. A location consists of a checksum of the file, a position in it, and its name, so it
    /// requires no other file.
    /// </summary>
    private static SemanticModel GetLocations(SyntaxTree tree) => CSharpCompilation.Create(assemblyName: null, [tree]).GetSemanticModel(tree);
}

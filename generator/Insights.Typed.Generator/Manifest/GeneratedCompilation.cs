using System.Collections.Immutable;
using System.Text;
using Insights.Typed.Generator.Emission;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Manifest;

/// <summary>
/// A project with the types that are generated for it. A generator's compilation does not have them, so every type
/// of a query would be unknown; with them, symbols determine which query an expression is.
/// </summary>
internal static class GeneratedCompilation
{
    public static Compilation Create(
        Compilation compilation, ImmutableArray<DatasetSchema> datasets, GeneratedTypes types, CancellationToken cancellationToken)
    {
        if (compilation.SyntaxTrees.FirstOrDefault()?.Options is not CSharpParseOptions options)
        {
            return compilation;
        }

        // The path keeps the file types of one dataset apart from those of the others.
        return compilation.AddSyntaxTrees(datasets.Select(dataset => CSharpSyntaxTree.ParseText(
            DatasetEmitter.Emit(dataset, types), options, dataset.Identifier + ".g.cs", Encoding.UTF8, cancellationToken)));
    }
}

using Insights.Typed.Generator.References;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Projections;

/// <summary>The steps that find the <c>Select</c> calls of a project.</summary>
/// <remarks>
/// The provider of syntax would run its step again for the calls of each file after each edit, because a semantic model can differ.
/// Here an edit runs the steps of its file again, and only the calls that a file alone does not explain are bound.
/// </remarks>
internal static class SelectCalls
{
    /// <summary>Gets the calls that can be on a dataset: first those that their file explains, then those that are bound.</summary>
    public static IncrementalValuesProvider<SelectCall> Find(IncrementalGeneratorInitializationContext context)
    {
        var codeFiles = context.CompilationProvider
            .SelectMany((compilation, _) => compilation.SyntaxTrees)
            .Select((tree, cancellationToken) => (Tree: tree, Selects: FileSelects.Read(tree, cancellationToken)))
            .WithTrackingName(InsightsGenerator.Steps.CodeFiles);
        var selects = codeFiles
            .Select((file, _) => file.Selects)
            .WithTrackingName(InsightsGenerator.Steps.FileSelects);
        var isDatasetsDeclared = context.MetadataReferencesProvider
            .Select(ReferenceNames.CanDeclareDatasets)
            .Collect()
            .Combine(selects.Where(file => file.DeclaresDatasets).Collect())
            .Select((all, _) => all.Left.Contains(true) || all.Right.Length > 0);
        var namedCalls = selects
            .Combine(isDatasetsDeclared)
            .SelectMany((file, _) => file.Right ? [] : file.Left.Calls)
            .Collect();
        var boundCalls = codeFiles
            .Combine(isDatasetsDeclared)
            .Where(file => file.Left.Selects.FindUnboundCalls(file.Right).Any())
            .Combine(context.CompilationProvider)
            .SelectMany((all, cancellationToken) => SelectStep.Read(all.Left.Left.Tree, all.Left.Left.Selects.FindUnboundCalls(all.Left.Right), all.Right, cancellationToken))
            .Collect();
        return namedCalls.Combine(boundCalls).SelectMany((all, _) => all.Left.AddRange(all.Right));
    }
}

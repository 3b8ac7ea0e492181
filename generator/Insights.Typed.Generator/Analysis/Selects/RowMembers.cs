using Insights.Typed.Generator.Names;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>The generated members of a row record, by their C# names.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Metrics">The metrics, which only a compiled <c>Select</c> can read.</param>
internal sealed record RowMembers(ISet<string> Columns, ISet<string> Metrics)
{
    public static RowMembers Create(DatasetSchema dataset) => new(
        new HashSet<string>(dataset.Columns.Select(c => c.Identifier), StringComparer.Ordinal),
        new HashSet<string>(dataset.Metrics.Select(m => m.Identifier), StringComparer.Ordinal));

    /// <summary>Gets the members of a record in a referenced library, whose schema file this project does not have: attributes mark its metrics.</summary>
    public static RowMembers Create(ITypeSymbol row)
    {
        var properties = row.GetMembers().OfType<IPropertySymbol>()
            .Where(p => p is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false })
            .ToLookup(DatasetColumn.IsMetric, p => p.Name);
        return new RowMembers(
            new HashSet<string>(properties[false], StringComparer.Ordinal),
            new HashSet<string>(properties[true], StringComparer.Ordinal));
    }
}

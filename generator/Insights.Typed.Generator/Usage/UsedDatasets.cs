using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Usage;

/// <summary>The datasets whose types a compilation requires.</summary>
/// <param name="Identifiers">Their C# names; null for all datasets.</param>
internal sealed record UsedDatasets(EquatableArray<string>? Identifiers)
{
    public static UsedDatasets All { get; } = new((EquatableArray<string>?)null);

    public bool Includes(DatasetSchema dataset) => Identifiers is not { } used || used.Contains(dataset.Identifier);
}

using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Schemas;

/// <summary>Finds the overlays that apply in a project.</summary>
internal static class ProjectOverlays
{
    public static OverlayMerge Merge(IReadOnlyCollection<ParsedSchema> files) => OverlayMerge.Create(
        files.SelectMany(file => file.Overlays),
        [.. files.Where(file => file.IsShipped).SelectMany(file => file.Datasets)],
        [.. files.Where(file => !file.IsShipped).SelectMany(file => file.Datasets)]);

    /// <summary>Gets the file for all further steps: a shipped one has the types of the project's overlays.</summary>
    public static ParsedSchema ApplyTo(ParsedSchema file, OverlayMerge overlays) => file.IsShipped && overlays.Applied.Count > 0
        ? file with { Datasets = file.Datasets.Select(overlays.ApplyTo).ToEquatableArray() }
        : file;
}

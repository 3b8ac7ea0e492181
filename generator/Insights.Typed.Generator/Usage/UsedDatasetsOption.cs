using Insights.Typed.Generator.Settings;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Usage;

/// <summary>
/// Whether a compilation contains only the datasets that its files name. The package's targets request it with a configuration file
/// that only a build passes to the compiler: a property would be in a file that editors and builds share, and an editor needs all datasets.
/// </summary>
internal static class UsedDatasetsOption
{
    /// <summary>Its name in the configuration file.</summary>
    public const string Name = "insights_generated_datasets";

    /// <summary>The value that requests it.</summary>
    public const string Used = "used";

    /// <summary>Other projects can use public types, so all of them are generated.</summary>
    public static bool IsSet(AnalyzerConfigOptions options, GeneratedTypes types) =>
        !types.IsPublic && options.TryGetValue(Name, out var value) && value == Used;
}

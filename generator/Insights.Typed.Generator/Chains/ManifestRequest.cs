using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Chains;

/// <summary>A project's wish for a manifest of its queries.</summary>
/// <param name="ProjectDirectory">What file names are relative to.</param>
internal sealed record ManifestRequest(string ProjectDirectory)
{
    /// <summary>Null where the project did not ask for one, by the property <c>InsightsQueryManifest</c>.</summary>
    public static ManifestRequest? Of(AnalyzerConfigOptions options)
    {
        var isOn = options.TryGetValue("build_property.InsightsQueryManifest", out var path) && path.Length > 0;
        return isOn && options.TryGetValue("build_property.ProjectDir", out var directory) ? new ManifestRequest(directory) : null;
    }
}

using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Manifest;

/// <summary>A project's request for a manifest of its queries.</summary>
/// <param name="ProjectDirectory">The directory that file names are relative to.</param>
internal sealed record ManifestRequest(string ProjectDirectory)
{
    /// <summary>Null if the project does not set the property <c>InsightsQueryManifest</c>.</summary>
    public static ManifestRequest? FromOptions(AnalyzerConfigOptions options)
    {
        var isEnabled = options.TryGetValue("build_property.InsightsQueryManifest", out var path) && path.Length > 0;
        return isEnabled && options.TryGetValue("build_property.ProjectDir", out var directory) ? new ManifestRequest(directory) : null;
    }

    /// <summary>The name of a file, relative to the project, with forward slashes.</summary>
    public string GetRelativePath(string path)
    {
        var file = path.Replace('\\', '/');
        var root = ProjectDirectory.Replace('\\', '/').TrimEnd('/') + "/";
        return file.StartsWith(root, StringComparison.Ordinal) ? file.Substring(root.Length) : Path.GetFileName(file);
    }
}

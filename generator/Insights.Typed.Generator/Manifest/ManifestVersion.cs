namespace Insights.Typed.Generator.Manifest;

/// <summary>The version of the manifest's format. It increases if a reader of the version before would misread the file.</summary>
internal static class ManifestVersion
{
    public const int Current = 1;
}

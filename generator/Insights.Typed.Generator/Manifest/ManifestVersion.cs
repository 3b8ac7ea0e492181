namespace Insights.Typed.Generator.Manifest;

/// <summary>The version of the manifest's form. It rises where a reader of the version before would misread the file.</summary>
internal static class ManifestVersion
{
    public const int Current = 1;
}

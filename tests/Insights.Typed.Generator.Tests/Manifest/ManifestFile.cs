using System.Text;
using Insights.Typed.Generator.Manifest;

namespace Insights.Typed.Generator.Tests.Manifest;

/// <summary>Projects that set <c>InsightsQueryManifest</c>, and the file that the package's targets write in their builds.</summary>
internal static class ManifestFile
{
    public static TestProject Project(params SchemaText[] schemas) =>
        TestProject.Create(schemas) with { Options = new(("InsightsQueryManifest", "queries.json"), ("ProjectDir", "/app/")) };

    /// <summary>Decodes as MSBuild does.</summary>
    public static string ReadText(Build build)
    {
        var source = build.Generated[ManifestEmitter.FileName];
        var encoded = source.Split(ManifestEmitter.StartMarker + "\n")[1].Split("\n" + ManifestEmitter.EndMarker)[0];
        return Uri.UnescapeDataString(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)));
    }
}

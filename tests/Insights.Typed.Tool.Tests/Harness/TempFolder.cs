namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>A separate folder for a test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-tool-");

    public string Path => folder.FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>All files in it, by their relative path, with their content.</summary>
    public Dictionary<string, string> All() => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'), file => Convert.ToHexString(File.ReadAllBytes(file)));

    public void Dispose() => folder.Delete(recursive: true);
}

namespace Insights.Typed.Parquet.Tests;

/// <summary>A folder for the files of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-parquet-");

    public IEnumerable<string> FileNames => folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public string GetPath(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(GetPath(name), content);
        return GetPath(name);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

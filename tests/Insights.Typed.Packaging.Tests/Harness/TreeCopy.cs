namespace Insights.Typed.Packaging.Tests.Harness;

/// <summary>Copies folders with their source files, without build output.</summary>
internal static class TreeCopy
{
    public static void Make(string from, string to)
    {
        MakeOfFiles(from, to);
        foreach (var folder in Directory.GetDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            Make(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    public static void MakeOfFiles(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}

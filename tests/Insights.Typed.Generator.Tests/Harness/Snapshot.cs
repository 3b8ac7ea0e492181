using System.Reflection;
using System.Runtime.CompilerServices;

namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>
/// Compares generated files with those next to the test, by the convention of the Verify library, which could replace this
/// class: the expected file is <c>Class.Method#File.verified.cs</c>; if the actual one differs, it is written to
/// <c>.received.cs</c>. To accept it, rename it.
/// </summary>
internal static class Snapshot
{
    private static readonly string Project = typeof(Snapshot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    /// <summary>Compares all files that a build generated, or those whose name starts with a prefix.</summary>
    public static void Verify(Build build, string only = "", [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var directory = Path.Combine(Project, Path.GetFileName(Path.GetDirectoryName(testFile))!);
        var prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}#";
        var received = build.Generated
            .Where(file => file.Key.StartsWith(only, StringComparison.Ordinal))
            .ToDictionary(file => prefix + Path.GetFileNameWithoutExtension(file.Key), file => file.Value, StringComparer.Ordinal);
        var verified = Directory.GetFiles(directory, prefix + "*.verified.cs")
            .ToDictionary(path => Path.GetFileName(path)[..^".verified.cs".Length], File.ReadAllText, StringComparer.Ordinal);

        foreach (var (name, text) in received)
        {
            var path = Path.Combine(directory, name + ".received.cs");
            File.Delete(path);
            if (!verified.TryGetValue(name, out var expected) || expected != text)
            {
                File.WriteAllText(path, text);
            }
        }

        Assert.Equal(verified.Keys.Order(StringComparer.Ordinal), received.Keys.Order(StringComparer.Ordinal));
        Assert.All(received, file => Assert.Equal(verified[file.Key], file.Value));
    }
}

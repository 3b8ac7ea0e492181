namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Tables in the project's documents that tests generate: a document shows the measured results.</summary>
internal static class VerifiedDocument
{
    /// <summary>Compares a table with the one under a heading of a document; if they differ, writes the current one to a file next to it.</summary>
    /// <param name="path">The document, relative to the root of the repository.</param>
    /// <param name="heading">The second-level heading above the table.</param>
    /// <param name="table">The current table.</param>
    public static void VerifySection(string path, string heading, string table)
    {
        var document = Path.Combine(Root, path);
        var received = Path.ChangeExtension(document, $".{heading}.received.md");
        File.Delete(received);
        var below = File.ReadAllText(document).Split($"\n## {heading}\n").ElementAtOrDefault(1)?.Split("\n## ")[0] ?? "";
        var verified = string.Concat(below.Split('\n').Where(line => line.StartsWith('|')).Select(line => line + "\n"));
        if (verified != table)
        {
            File.WriteAllText(received, table);
        }

        Assert.Equal(verified, table);
    }

    private static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory!.FullName, "Insights.Typed.sln")))
            {
                directory = directory.Parent;
            }

            return directory.FullName;
        }
    }
}

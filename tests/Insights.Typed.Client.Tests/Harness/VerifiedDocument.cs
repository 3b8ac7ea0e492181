namespace Insights.Typed.Client.Tests.Harness;

/// <summary>Tables in the project's documents that tests print: what stands there is what was seen.</summary>
internal static class VerifiedDocument
{
    /// <summary>Compares a table with the one below a heading of a document; where they differ, what is stands in a file beside it.</summary>
    /// <param name="path">The document, from the project's root.</param>
    /// <param name="heading">The heading of second degree that the table stands below.</param>
    /// <param name="table">The table, as it was made now.</param>
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

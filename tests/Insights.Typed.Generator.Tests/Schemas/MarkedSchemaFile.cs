using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Schemas;

/// <summary>An invalid schema file next to a valid one. ⟦Brackets⟧ enclose the locations of its problems.</summary>
internal static class MarkedSchemaFile
{
    /// <summary>Builds, and expects these rules at the bracketed locations, in order, and the valid dataset nevertheless.</summary>
    public static Build AssertDiagnostics(string marked, params string[] ids) => AssertDiagnostics(marked, [], ids);

    /// <summary>The same next to further files.</summary>
    public static Build AssertDiagnostics(string marked, SchemaText[] others, params string[] ids)
    {
        var (text, positions) = RemoveMarkers(marked);
        var build = TestProject.Create([new SchemaText("broken.json", text), Samples.Usage, .. others])
            .WithSource("Program.cs", Select.CreateProgram("Datasets.Usage.Select(x => x.Name)"))
            .Build();

        Assert.Equal(ids.Zip(positions), build.Result.Diagnostics.Select(d => (d.Id, GetPosition(d))));
        Assert.Equal("SELECT Name FROM Usage", build.Run());
        return build;
    }

    /// <summary>Zero-based lines and columns, as <c>line,column-line,column</c>.</summary>
    public static string GetPosition(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
        Assert.Equal("broken.json", span.Path);
        return $"{span.StartLinePosition}-{span.EndLinePosition}";
    }

    private static (string Text, List<string> Places) RemoveMarkers(string marked)
    {
        var positions = new List<string>();
        for (var open = marked.IndexOf('⟦'); open >= 0; open = marked.IndexOf('⟦'))
        {
            marked = marked.Remove(open, 1);
            var close = marked.IndexOf('⟧');
            marked = marked.Remove(close, 1);
            positions.Add($"{GetLinePosition(marked[..open])}-{GetLinePosition(marked[..close])}");
        }

        return (marked, positions);
    }

    private static string GetLinePosition(string before)
    {
        var lines = before.Split('\n');
        return $"{lines.Length - 1},{lines[^1].Length}";
    }
}

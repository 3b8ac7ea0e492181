namespace Insights.Typed.Schemas.Tests.Faults;

/// <summary>
/// A broken schema file, written with ⟦brackets⟧ around the place that its problem should point to.
/// The expected line and column come from the brackets, by a way of counting of the test's own.
/// </summary>
internal sealed class Broken
{
    private readonly string text;
    private readonly SchemaPosition[] places;

    private Broken(string marked)
    {
        var found = new List<SchemaPosition>();
        for (var open = marked.IndexOf('⟦'); open >= 0; open = marked.IndexOf('⟦'))
        {
            marked = marked.Remove(open, 1);
            var close = marked.IndexOf('⟧');
            marked = marked.Remove(close, 1);
            var (startLine, startColumn) = LineAndColumn(marked[..open]);
            var (endLine, endColumn) = LineAndColumn(marked[..close]);
            found.Add(new SchemaPosition("broken.json", open, close - open, startLine, startColumn, endLine, endColumn));
        }

        text = marked;
        places = [.. found];
    }

    /// <summary>Reads a file whose bracketed places are all that is wrong with it, each with the given fault and words.</summary>
    public static SchemaFile Reads(string marked, params (SchemaFault Fault, string Words)[] expected)
    {
        var broken = new Broken(marked);
        var file = SchemaFile.Read("broken.json", broken.text);

        Assert.Equal(
            expected.Zip(broken.places, (e, place) => (e.Fault, place)),
            file.Problems.Select(p => (p.Fault, p.Position)));
        Assert.Equal(expected.Length, broken.places.Length);
        Assert.All(file.Problems.Zip(expected), p => Assert.Contains(p.Second.Words, p.First.Message, StringComparison.Ordinal));
        return file;
    }

    /// <summary>Reads a file with one thing wrong.</summary>
    public static SchemaFile Reads(SchemaFault fault, string words, string marked) => Reads(marked, (fault, words));

    /// <summary>Reads a dataset 'D' with a column 'A', into which more properties are put.</summary>
    public static SchemaFile ReadsDataset(SchemaFault fault, string words, string properties) =>
        Reads(fault, words, $$"""{ "datasetName": "D", "selectableColumns": ["A"], {{properties}} }""");

    private static (int Line, int Column) LineAndColumn(string before)
    {
        var lines = before.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return (lines.Length - 1, lines[^1].Length);
    }
}

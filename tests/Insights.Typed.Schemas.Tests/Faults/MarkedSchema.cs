namespace Insights.Typed.Schemas.Tests.Faults;

/// <summary>
/// A broken schema file, written with ⟦brackets⟧ around the place that its problem should point to.
/// The expected line and column come from the brackets, by a way of counting of the test's own.
/// </summary>
internal sealed class MarkedSchema
{
    private readonly string text;
    private readonly SchemaPosition[] positions;

    private MarkedSchema(string marked)
    {
        var spans = new List<SchemaPosition>();
        for (var open = marked.IndexOf('⟦'); open >= 0; open = marked.IndexOf('⟦'))
        {
            marked = marked.Remove(open, 1);
            var close = marked.IndexOf('⟧');
            marked = marked.Remove(close, 1);
            var (startLine, startColumn) = GetLinePosition(marked[..open]);
            var (endLine, endColumn) = GetLinePosition(marked[..close]);
            spans.Add(new SchemaPosition("broken.json", open, close - open, startLine, startColumn, endLine, endColumn));
        }

        text = marked;
        positions = [.. spans];
    }

    /// <summary>Reads a file whose bracketed places are all that is wrong with it, each with the given fault and words.</summary>
    public static SchemaFile AssertProblems(string marked, params (SchemaProblemKind Fault, string Words)[] expected)
    {
        var broken = new MarkedSchema(marked);
        var file = SchemaFile.Read("broken.json", broken.text);

        Assert.Equal(
            expected.Zip(broken.positions, (e, position) => (e.Fault, position)),
            file.Problems.Select(p => (p.Kind, p.Position)));
        Assert.Equal(expected.Length, broken.positions.Length);
        Assert.All(file.Problems.Zip(expected), p => Assert.Contains(p.Second.Words, p.First.Message, StringComparison.Ordinal));
        return file;
    }

    /// <summary>Reads a file with one thing wrong.</summary>
    public static SchemaFile AssertProblems(SchemaProblemKind kind, string messagePart, string marked) => AssertProblems(marked, (kind, messagePart));

    /// <summary>Reads a dataset 'D' with a column 'A', into which more properties are put.</summary>
    public static SchemaFile AssertDatasetProblem(SchemaProblemKind kind, string messagePart, string properties) =>
        AssertProblems(kind, messagePart, $$"""{ "datasetName": "D", "selectableColumns": ["A"], {{properties}} }""");

    private static (int Line, int Column) GetLinePosition(string before)
    {
        var lines = before.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return (lines.Length - 1, lines[^1].Length);
    }
}

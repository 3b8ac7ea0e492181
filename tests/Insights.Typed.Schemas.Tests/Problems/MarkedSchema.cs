namespace Insights.Typed.Schemas.Tests.Problems;

/// <summary>
/// An invalid schema file, with ⟦brackets⟧ around the expected location of its problem. The expected line and column come from
/// the brackets, by a separate way of counting.
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

    /// <summary>Reads a file whose bracketed locations are its only problems, each with the given kind and message.</summary>
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

    /// <summary>Reads a file with one problem.</summary>
    public static SchemaFile AssertProblems(SchemaProblemKind kind, string messagePart, string marked) => AssertProblems(marked, (kind, messagePart));

    /// <summary>Reads a dataset 'D' with a column 'A' and additional properties.</summary>
    public static SchemaFile AssertDatasetProblem(SchemaProblemKind kind, string messagePart, string properties) =>
        AssertProblems(kind, messagePart, $$"""{ "datasetName": "D", "selectableColumns": ["A"], {{properties}} }""");

    private static (int Line, int Column) GetLinePosition(string before)
    {
        var lines = before.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return (lines.Length - 1, lines[^1].Length);
    }
}

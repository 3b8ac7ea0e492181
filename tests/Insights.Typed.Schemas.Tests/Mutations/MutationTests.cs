using FsCheck;
using FsCheck.Fluent;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Mutations;

/// <summary>For any corruption of a file, reading it does not throw, and every location is within it.</summary>
public sealed class MutationTests
{
    /// <summary>Small enough for an edit to affect each part often, with every feature of the format.</summary>
    private const string Small =
        """
        { "value": [{
          "datasetName": "Dåta", "selectableColumns": ["A", "Bé", "C-D"], "availableMetrics": ["M"],
          "availableDateRanges": ["LAST_MONTH", "TODAY"], "minimumRecurrenceInterval": 24,
          "typed": { "source": "s", "description": "日本😀", "notes": "n\u00e9",
            "columns": { "A": { "type": "flag", "true": "Y", "false": "N" }, "C-D": { "type": "date", "format": "d.M.yyyy", "nullable": true } },
            "metrics": { "M": { "type": "integer", "description": "m" } },
            "systemQueries": [{ "queryId": "1", "query": "SELECT A FROM F" }, { "name": "two", "queryId": "2", "query": "SELECT M FROM E" }] } },
          { "datasetName": "E", "selectableColumns": ["A"] }], "totalCount": 2 }
        """;

    private static readonly Gen<Mutation> Edits =
        from kind in Gen.Elements(Enum.GetValues<MutationKind>())
        from place in Gen.Choose(0, 1_000_000)
        from choice in Gen.Choose(0, 1_000)
        select new Mutation(kind, place, choice);

    /// <summary>One to six edits; a failure is shrunk to the edits that it requires.</summary>
    private static readonly Arbitrary<Mutation[]> SomeEdits = Arb.From(
        from count in Gen.Choose(1, 6)
        from edits in Gen.ArrayOf(Edits, count)
        select edits,
        edits => edits.Select((_, i) => edits.Where((_, j) => j != i).ToArray()).Where(fewer => fewer.Length > 0));

    [Fact]
    public void A_corrupted_small_file_never_throws_and_its_positions_are_within_it() => Check(Small, 10_000);

    [Theory]
    [InlineData("OfficeUsage")]
    [InlineData("AzureUsage")]
    public void A_corrupted_shipped_file_never_throws_and_its_positions_are_within_it(string dataset) =>
        Check(TestFiles.ReadText($"schemas/{dataset}.json"), 1_000);

    [Fact]
    public void A_truncated_file_is_reported_at_its_end()
    {
        for (var length = 1; length < Small.Length; length++)
        {
            var problem = Assert.Single(SchemaFile.Read("d.json", Small[..length]).Problems);
            Assert.Equal(SchemaProblemKind.NotJson, problem.Kind);
            AssertLiesInside(Small[..length], problem.Position);
        }
    }

    [Fact]
    public void A_file_without_edits_has_no_problem() => Assert.Empty(SchemaFile.Read("d.json", Small).Problems);

    [Fact]
    public void A_byte_order_mark_moves_every_problem_by_one_character() =>
        ForMutations(Small, 2_000, text =>
        {
            if (!string.IsNullOrWhiteSpace(text) && !text.StartsWith('\uFEFF'))
            {
                Assert.Equal(
                    SchemaFile.Read("d.json", text).Problems.Select(p => (p.Message, p.Position.Start + 1, p.Position.Length)),
                    SchemaFile.Read("d.json", "\uFEFF" + text).Problems.Select(p => (p.Message, p.Position.Start, p.Position.Length)));
            }
        });

    private static void Check(string text, int times) =>
        ForMutations(text, times, corrupted =>
        {
            AssertIsSound(corrupted);
            AssertIsSound("\uFEFF" + corrupted);
        });

    private static void ForMutations(string text, int times, Action<string> assert) =>
        Prop.ForAll(SomeEdits, edits => assert(edits.Aggregate(text, (corrupted, edit) => edit.ApplyTo(corrupted))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static void AssertIsSound(string text)
    {
        var file = SchemaFile.Read("d.json", text);

        Assert.Equal(file.Datasets.Count, file.Positions.Count);
        Assert.All(file.Positions, position => AssertLiesInside(text, position));
        Assert.All(file.Problems, problem => AssertLiesInside(text, problem.Position));
        Assert.All(file.Problems, problem => Assert.NotEmpty(problem.Message));
        Assert.Equal(file.Problems.OrderBy(p => p.Position.Start), file.Problems);
        Assert.All(file.Datasets, AssertIsUsable);
        Assert.True(file == SchemaFile.Read("d.json", text));

        // A file without a dataset has a problem that says why.
        Assert.True(file.Datasets.Count > 0 || file.Problems.Count > 0);
    }

    /// <summary>The guarantees of the model for its users, for any file.</summary>
    private static void AssertIsUsable(DatasetSchema dataset)
    {
        var members = dataset.Columns.Concat(dataset.Metrics).ToList();

        Assert.Equal(members.Count, members.Select(c => c.Identifier).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(members.Count, members.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.NotEmpty(members);
        Assert.All(members, c => Assert.Equal(c.Type == ColumnType.Flag, c.BooleanFormat is not null));
        Assert.All(members, c => Assert.Matches(@"^[\p{L}_][\p{L}\p{Nd}_]*$", c.Identifier));
        Assert.True(dataset.Details.MinimumRecurrenceInterval is null or > 0);
    }

    private static void AssertLiesInside(string text, SchemaPosition position)
    {
        Assert.InRange(position.Start, 0, text.Length);
        Assert.InRange(position.Length, 0, text.Length - position.Start);
        Assert.Equal(LineAndColumn(text, position.Start), (position.StartLine, position.StartColumn));
        Assert.Equal(LineAndColumn(text, position.Start + position.Length), (position.EndLine, position.EndColumn));
    }

    private static (int Line, int Column) LineAndColumn(string text, int character)
    {
        // A position between the two characters of a line ending is still in the line.
        var before = text[..character];
        var inLineEnd = before.EndsWith('\r') && character < text.Length && text[character] == '\n';
        var lines = (inLineEnd ? before[..^1] : before).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return (lines.Length - 1, lines[^1].Length + (inLineEnd ? 1 : 0));
    }
}

using System.Text;

namespace Insights.Typed.Schemas.Tests.Problems;

/// <summary>Files with as many problems as names. Reading each was quadratic once: minutes instead of less than a second.</summary>
public sealed class ManyProblemsTests
{
    private const int Count = 100_000;

    private static readonly string[] Separators = [",", ",\n", ", \"ü😀\": 0,\r\n"];

    private static string Names(Func<int, string> name, string separator) => string.Join(separator, Enumerable.Range(0, Count).Select(name));

    public static TheoryData<string, SchemaProblemKind> Kinds => new(
        from separator in Separators
        from kind in new (string Head, Func<int, string> Item, string Tail, SchemaProblemKind Fault)[]
        {
            ("\"selectableColumns\": [\"A\"], \"A\": {", i => "\"x\": 1", "}", default),
            ("\"selectableColumns\": [\"A\"], ", i => "\"x\": 1", "", SchemaProblemKind.DuplicateName),
            ("\"selectableColumns\": [\"A\"], \"typed\": {", i => "\"notes\": \"\"", "}", SchemaProblemKind.DuplicateName),
            ("\"selectableColumns\": [\"A\"], \"typed\": {", i => $"\"not{i}\": \"\"", "}", SchemaProblemKind.UnknownAddition),
            ("\"selectableColumns\": [\"A\"], \"typed\": { \"columns\": {", i => $"\"C{i}\": {{}}", "} }", SchemaProblemKind.UnknownAddition),
            ("\"selectableColumns\": [\"A\"], \"typed\": { \"columns\": { \"A\": {", i => "\"type\": \"text\"", "} } }", SchemaProblemKind.DuplicateName),
        }
        select ($"{{ \"datasetName\": \"D\", {kind.Head}{Names(kind.Item, separator)}{kind.Tail} }}", kind.Fault));

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Kinds))]
    public void Properties_with_many_problems_are_read_in_one_pass(string text, SchemaProblemKind fault)
    {
        var file = SchemaFile.Read("d.json", text);

        Assert.Equal("D", Assert.Single(file.Datasets).Name);
        Assert.InRange(file.Problems.Count(p => p.Kind == fault), fault == default ? 0 : Count - 1, 2 * Count);
        Assert.InRange(file.Problems.Count(p => p.Message.Contains("Did you mean", StringComparison.Ordinal)), 0, ProblemListLimit);
    }

    [Theory]
    [InlineData("selectableColumns", "\"C\"", SchemaProblemKind.DuplicateName)]
    [InlineData("availableMetrics", "\"C#\"", SchemaProblemKind.InvalidName)]
    [InlineData("availableDateRanges", "1", SchemaProblemKind.WrongKind)]
    public void Names_with_many_problems_are_read_in_one_pass(string list, string name, SchemaProblemKind fault)
    {
        var file = SchemaFile.Read("d.json", $"{{ \"datasetName\": \"D\", \"selectableColumns\": [\"A\"], \"{list}\": [{Names(_ => name, ",")}], \"description\": \"ü\" }}".Replace("\"selectableColumns\": [\"A\"], \"selectableColumns\"", "\"selectableColumns\"", StringComparison.Ordinal));

        Assert.InRange(file.Problems.Count(p => p.Kind == fault), Count - 1, Count);
    }

    /// <summary>Every pair becomes one C# name, and each declaration is a misspelled column: names on both sides.</summary>
    [Fact]
    public void Many_unknown_names_are_compared_in_one_pass()
    {
        var columns = Names(i => $"\"A-{i}\", \"A_{i}\"", ",");
        var declared = Names(i => $"\"B-{i}\": {{ \"type\": \"txt\" }}, \"A-{i}\": {{ \"type\": \"txt\" }}", ",");
        var file = SchemaFile.Read("d.json", $"{{ \"datasetName\": \"D\", \"selectableColumns\": [{columns}], \"typed\": {{ \"columns\": {{ {declared} }} }} }}");

        Assert.Equal(
            [SchemaProblemKind.IdentifierConflict, SchemaProblemKind.UnknownType, SchemaProblemKind.UnknownAddition],
            file.Problems.GroupBy(p => p.Kind).Select(g => (g.Key, Count: g.Count())).Where(g => g.Count == Count).Select(g => g.Key).Order());
        Assert.Equal(ProblemListLimit, file.Problems.Count(p => p.Message.Contains("Did you mean", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_long_name_is_not_compared_letter_by_letter()
    {
        var name = new string('x', 1_000_000);
        var file = SchemaFile.Read("d.json", $"{{ \"datasetName\": \"D\", \"selectableColumns\": [{string.Join(",", Enumerable.Range(0, 1000).Select(i => $"\"{new string('y', 250)}{i}\""))}], \"typed\": {{ \"columns\": {{ \"{name}\": {{}} }} }} }}");

        Assert.DoesNotContain("Did you mean", Assert.Single(file.Problems).Message, StringComparison.Ordinal);
    }

    /// <summary>Compares positions with a separate count, in texts of all lengths of UTF-8 and all line endings.</summary>
    [Fact]
    public void Each_of_many_problems_is_at_its_position()
    {
        var random = new Random(30);
        string[] pieces = ["\r", "\n", "\r\n", " ", "\t"];
        string[] letters = ["a", "ü", "€", "😀"];
        for (var round = 0; round < 200; round++)
        {
            var marked = new StringBuilder("{ \"datasetName\": \"D\", \"selectableColumns\": [\"A\"], \"typed\": { \"notes\": \"").Append(letters[random.Next(4)]).Append("\", \"columns\": {");
            var count = random.Next(1, 6);
            for (var i = 0; i < count; i++)
            {
                marked.Append(i == 0 ? "" : ",").Append(pieces[random.Next(5)]).Append(pieces[random.Next(5)]).Append($"⟦\"{letters[random.Next(4)]}{letters[random.Next(4)]}Unlisted{i}\"⟧: {{}}");
            }

            MarkedSchema.AssertProblems(marked.Append(" } } }").ToString(), [.. Enumerable.Repeat((SchemaProblemKind.UnknownAddition, "is declared here"), count)]);
        }
    }

    private const int ProblemListLimit = 50;
}

using System.Text;
using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Tests;

/// <summary>
/// Each pair of usual literals, through compiled queries, the reader, the local service and the test kit: reading accepts
/// every usual literal in any letter case, and a condition sends the literals of the schema.
/// </summary>
public sealed class BooleanLiteralTests
{
    private static readonly string[] Yes = ["Y", "Yes", "1", "True"];
    private static readonly string[] No = ["N", "No", "0", "False"];

    private static readonly (Func<LiteralsColumns, BooleanColumn> Column, Func<LiteralsRow, bool> Value, string Name, string True, string False)[] Pairs =
    [
        (x => x.IsYOrN, x => x.IsYOrN, "IsYOrN", "Y", "N"),
        (x => x.IsYOrNo, x => x.IsYOrNo, "IsYOrNo", "Y", "No"),
        (x => x.IsYOr0, x => x.IsYOr0, "IsYOr0", "Y", "0"),
        (x => x.IsYOrFalse, x => x.IsYOrFalse, "IsYOrFalse", "Y", "False"),
        (x => x.IsYesOrN, x => x.IsYesOrN, "IsYesOrN", "Yes", "N"),
        (x => x.IsYesOrNo, x => x.IsYesOrNo, "IsYesOrNo", "Yes", "No"),
        (x => x.IsYesOr0, x => x.IsYesOr0, "IsYesOr0", "Yes", "0"),
        (x => x.IsYesOrFalse, x => x.IsYesOrFalse, "IsYesOrFalse", "Yes", "False"),
        (x => x.Is1OrN, x => x.Is1OrN, "Is1OrN", "1", "N"),
        (x => x.Is1OrNo, x => x.Is1OrNo, "Is1OrNo", "1", "No"),
        (x => x.Is1Or0, x => x.Is1Or0, "Is1Or0", "1", "0"),
        (x => x.Is1OrFalse, x => x.Is1OrFalse, "Is1OrFalse", "1", "False"),
        (x => x.IsTrueOrN, x => x.IsTrueOrN, "IsTrueOrN", "True", "N"),
        (x => x.IsTrueOrNo, x => x.IsTrueOrNo, "IsTrueOrNo", "True", "No"),
        (x => x.IsTrueOr0, x => x.IsTrueOr0, "IsTrueOr0", "True", "0"),
        (x => x.IsTrueOrFalse, x => x.IsTrueOrFalse, "IsTrueOrFalse", "True", "False"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_usual_literal_in_any_case_is_read_and_a_condition_finds_its_rows_in_the_kit()
    {
        var random = new Random(20261128);
        var expected = new List<bool[]>();
        var file = new StringBuilder("Number," + string.Join(',', Pairs.Select(pair => pair.Name)) + "\n");
        for (var number = 1; number <= 200; number++)
        {
            bool[] values = [.. Pairs.Select(_ => random.Next(2) == 0)];
            expected.Add(values);
            file.Append(number);
            foreach (var value in values)
            {
                file.Append(',').Append(InAnyCase(random, (value ? Yes : No)[random.Next(Yes.Length)]));
            }

            file.Append('\n');
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file.ToString()));
        var rows = await ReportFileReader.ReadAsync(Datasets.Literals, stream, cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(expected, rows.Select(row => Pairs.Select(pair => pair.Value(row)).ToArray()));

        using var insights = new InMemoryInsights();
        insights.Add(Datasets.Literals, rows);
        await CheckAsync(insights.Client, rows);
    }

    [Fact]
    public async Task A_condition_finds_its_rows_in_the_local_service()
    {
        var schema = SchemaFile.Read("Literals.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "Literals.json"), Token));
        await using var local = await LocalServiceHost.StartAsync(options => { options.Datasets = [Assert.Single(schema.Datasets)]; options.RowsPerDataset = 60; });
        var rows = await local.Client.RunAsync(Datasets.Literals, Token).ToListAsync(Token);

        Assert.Equal(60, rows.Count);
        await CheckAsync(local.Client, rows);
    }

    /// <summary>Conditions have the schema's literals, and find the rows with their value.</summary>
    private static async Task CheckAsync(InsightsClient client, List<LiteralsRow> rows)
    {
        foreach (var pair in Pairs)
        {
            foreach (var value in (bool[])[true, false])
            {
                var query = Datasets.Literals.Where(x => pair.Column(x) == value).Select(x => x.Number);
                Assert.Equal($"SELECT Number FROM Literals WHERE {pair.Name} = '{(value ? pair.True : pair.False)}'", query.ToString());
                Assert.Equal(
                    rows.Where(row => pair.Value(row) == value).Select(row => row.Number).Take(100),
                    await client.PreviewAsync(query, Token).ToListAsync(Token));
            }
        }
    }

    private static string InAnyCase(Random random, string text) =>
        string.Concat(text.Select(character => random.Next(2) == 0 ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character)));
}

using Microsoft.Data.Sqlite;

namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>Texts of all kinds are ordered and matched as in the local service's database; generated data would not show a difference.</summary>
public sealed class TextOrderTests : IDisposable
{
    private static readonly string[] Pieces = ["a", "A", "z", "Z", "_", "[", "^", "`", "{", "@", "é", "É", "ß", "ſ", "K", "\uFF5E", "\uE000", "😀", "𐐀", " ", "1", "%"];

    private readonly InMemoryInsights insights = new();
    private readonly SqliteConnection database;
    private readonly List<string> texts;
    private readonly Random random = new(20260515);

    public TextOrderTests()
    {
        SQLitePCL.Batteries_V2.Init();
        database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        texts = [.. Enumerable.Range(0, 400).Select(_ => Text())];
        insights.Add(Datasets.Everything, texts.Select(text => new EverythingRow { Name = text }));
        Run("CREATE TABLE t (text TEXT COLLATE NOCASE)");
        texts.ForEach(text => Run("INSERT INTO t VALUES ($1)", text));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        insights.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task Strings_have_the_same_order()
    {
        Assert.Equal(Run("SELECT text FROM t ORDER BY text, rowid"), await NamesAsync(Datasets.Everything.OrderBy(x => x.Name)));
        Assert.Equal(Run("SELECT text FROM t ORDER BY text DESC, rowid"), await NamesAsync(Datasets.Everything.OrderByDescending(x => x.Name)));
    }

    [Fact]
    public async Task Strings_compare_equally()
    {
        for (var i = Soak.Times(100); i > 0; i--)
        {
            var text = Text();
            Assert.Equal(Run("SELECT text FROM t WHERE text < $1", text), await NamesAsync(Datasets.Everything.Where(x => x.Name < text)));
            Assert.Equal(Run("SELECT text FROM t WHERE text <> $1", text), await NamesAsync(Datasets.Everything.Where(x => x.Name != text)));
        }
    }

    [Fact]
    public async Task Patterns_match_the_same_strings()
    {
        var found = 0;
        for (var i = Soak.Times(300); i > 0; i--)
        {
            var pattern = random.Next(2) == 0 ? Text() : "%" + Text() + "%";
            var expected = Run("SELECT text FROM t WHERE text LIKE $1", pattern);
            Assert.Equal(expected, await NamesAsync(Datasets.Everything.Where(x => x.Name.Like(pattern))));
            Assert.Equal(Run("SELECT text FROM t WHERE text NOT LIKE $1", pattern), await NamesAsync(Datasets.Everything.Where(x => x.Name.NotLike(pattern))));
            found += expected.Count;
        }

        Assert.InRange(found, 1000, int.MaxValue);
    }

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private async Task<List<string>> NamesAsync(EverythingQuery query) =>
        await insights.Client.RunAsync(query.Select(x => x.Name), Cancel).ToListAsync(Cancel);

    private List<string> Run(string sql, string? parameter = null)
    {
        using var command = new SqliteCommand(sql, database);
        if (parameter is not null)
        {
            command.Parameters.AddWithValue("$1", parameter);
        }

        using var reader = command.ExecuteReader();
        var result = new List<string>();
        while (reader.Read())
        {
            result.Add(reader.GetString(0));
        }

        return result;
    }
}

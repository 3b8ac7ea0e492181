using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>The boundaries of network packets have no effect.</summary>
public sealed class ChunkSizeTests
{
    private const string Text = "\uFEFFName,\"Se\"\"ats\"\r\n\"Conto\r\nso, é北😀\",12\n\"\"\"\",\"\"\r\n,\r\nlast,\"one\"";

    private static readonly List<string[]> Expected = [["Name", "Se\"ats"], ["Conto\r\nso, é北😀", "12"], ["\"", ""], ["", ""], ["last", "one"]];

    public static TheoryData<int> Sizes { get; } = [.. Enumerable.Range(1, 70)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Every_chunk_size_results_in_the_same_records(int chunk) =>
        Assert.Equal(Expected, await Records.ReadAsync(Text, chunk: chunk));

    [Fact]
    public async Task A_split_at_every_position_returns_the_same_records()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            Assert.Equal(Expected, await Records.ReadAsync(bytes, chunk: cut));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Every_chunk_size_results_in_the_same_rows(int chunk)
    {
        var rows = await Reports.ReadAsync(
            Datasets.Everything.Select(x => (x.Name, x.MaybeSeats)),
            "MaybeSeats,Other,Name\r\n1,\"x\ny\",\"a\"\"b\"\r\n,,\r\n-3,z,c",
            chunk: chunk);

        Assert.Equal([("a\"b", 1), ("", null), ("c", -3)], rows);
    }
}

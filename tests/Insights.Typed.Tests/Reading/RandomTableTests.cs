namespace Insights.Typed.Tests.Reading;

/// <summary>The fast reader against the simple one, and both against the written values.</summary>
public sealed class RandomTableTests
{
    [Theory]
    [InlineData(',', 1)]
    [InlineData('\t', 2)]
    [InlineData(';', 3)]
    public async Task A_written_table_is_read_back_with_any_chunk_size(char separator, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Soak.Times(1000); i++)
        {
            var table = RandomTables.Next(random);
            var text = RandomTables.Write(random, table, separator);
            var reference = ReferenceParser.Parse(text.TrimStart('\uFEFF'), separator);
            var complete = await Records.ReadAsync(text, (byte)separator);
            var pieces = await Records.ReadAsync(text, (byte)separator, chunk: random.Next(1, 12));

            Assert.Equal(table, reference);
            Assert.Equal(table, complete);
            Assert.Equal(table, pieces);
        }
    }

    [Fact]
    public async Task Any_characters_result_in_the_records_of_the_reference_parser_or_an_error()
    {
        const string Characters = "ab,,\"\"\n\n\r";
        var random = new Random(4);
        var refused = 0;
        var cases = Soak.Times(8_000);
        for (var i = 0; i < cases; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Characters[random.Next(Characters.Length)]));
            var read = await TryReadAsync(text, int.MaxValue);

            Assert.Equal(read, await TryReadAsync(text, 1));
            Assert.Equal(ReferenceParser.Parse(text, ','), read);
            refused += read is null ? 1 : 0;
        }

        // Both outcomes must be frequent, or the test proves little.
        Assert.InRange(refused, cases / 5, cases * 4 / 5);
    }

    private static async Task<List<string[]>?> TryReadAsync(string text, int chunk)
    {
        try
        {
            return await Records.ReadAsync(text, chunk: chunk);
        }
        catch (ReportFormatException)
        {
            return null;
        }
    }
}

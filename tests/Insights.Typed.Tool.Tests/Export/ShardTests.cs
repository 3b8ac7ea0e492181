using System.Globalization;
using Insights.Typed.Tool.Export.Passes;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The assignment of accounts to programs that do not know of each other.</summary>
public sealed class ShardTests
{
    [Fact]
    public void An_account_is_in_one_shard_and_moves_only_to_a_new_one()
    {
        string[] names = [.. Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"partner-{i}"))];
        for (var count = 1; count < 6; count++)
        {
            foreach (var name in names)
            {
                var number = Find(name, count);
                Assert.Contains(Find(name, count + 1), (int[])[number, count + 1]);
            }
        }

        // The assignment must not change with a version: the shards of a fleet are updated one after another.
        Assert.Equal([4, 3, 3, 3, 1, 3], ((string[])["contoso", "fabrikam", "northwind", "adatum", "tailspin", "wingtip"]).Select(name => Find(name, 4)));
        Assert.Equal(Find("contoso", 4), Find("Contoso", 4));

        static int Find(string name, int count) => Assert.Single(Enumerable.Range(1, count), number => new Shard(number, count).Contains(name));
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1")]
    [InlineData("1/1001")]
    [InlineData("+1/4")]
    public async Task A_shard_that_does_not_exist_is_refused(string shard)
    {
        using var tool = new TestTool();
        tool.Folder.Write("insights.export.json", """{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "accounts": [{ "name": "a", "tenantId": "t" }] }""");

        Assert.Contains($"--shard is '{shard}', not K/N", (await tool.RunAsync("export", "run", "--shard", shard)).AssertExit(1).Error, StringComparison.Ordinal);
    }
}

using System.Globalization;
using System.Text.Json;
using Insights.Typed.Tool.Export.Passes;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>
/// Several accounts in one file, exported by several programs that do not know of each other. INSIGHTS_SOAK=200 makes it 1,000 accounts
/// with 20 datasets and 7 nights.
/// </summary>
public sealed class AccountTests
{
    private const int Shards = 4;
    private const int Rows = 20;
    private const int RequestsPerMinute = 6000;

    private static readonly TimeSpan Distance = TimeSpan.FromMinutes(1) / RequestsPerMinute;

    private static readonly (int Accounts, int Datasets, int Nights) Size =
        (Math.Clamp(Soak.Times(6), 6, 1000), Math.Clamp(Soak.Times(2), 2, 20), Math.Clamp(Soak.Times(2), 2, 7));

    [Fact]
    public async Task Each_account_is_exported_once_by_four_shards_of_which_one_dies_and_is_replaced()
    {
        string[] names = [.. Enumerable.Range(1, Size.Datasets).Select(i => string.Create(CultureInfo.InvariantCulture, $"Usage{i}"))];
        string[] datasets = [.. names.Select(name => Service.Usage.Replace("\"Usage\"", $"\"{name}\"", StringComparison.Ordinal))];
        using var services = await AccountServices.StartAsync(Size.Accounts, Rows, datasets);
        try
        {
            using var tool = services.CreateTool();
            foreach (var (name, dataset) in names.Zip(datasets))
            {
                tool.Folder.Write($"schemas/{name}.json", dataset);
            }

            tool.Folder.Write("insights.export.json", string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                {
                  "target": { "type": "folder", "path": "data" }, "datasets": "all", "dateRange": "LIFETIME", "requestsPerMinute": {{RequestsPerMinute}},
                  "accounts": [{{services.WriteAccounts()}}]
                }
                """));
            await RunShardsAsync(services, tool);

            for (var night = 0; night < Size.Nights; night++)
            {
                services.Clock.Advance(TimeSpan.FromHours(night == 0 ? 5 : 24));
                if (night == 0)
                {
                    await RunShardsWithADeathAsync(services, tool);
                }

                await RunShardsAsync(services, tool);
            }

            await AssertRowsAsync(services, tool, names);
        }
        finally
        {
            await services.StopAsync();
        }
    }

    [Fact]
    public async Task An_account_that_fails_does_not_stop_the_others()
    {
        using var services = await AccountServices.StartAsync(3, Rows, Service.Usage);
        try
        {
            using var tool = services.CreateTool();
            tool.Environment["TOKEN_PARTNER_0001"] = "expired";
            tool.Environment.Remove("TOKEN_PARTNER_0002");
            tool.Folder.Write("insights.export.json", $$"""{ "target": { "type": "sqlite", "path": "db/all.db" }, "datasets": "all", "dateRange": "LIFETIME", "accounts": [{{services.WriteAccounts()}}] }""");

            var run = (await tool.RunAsync("export", "run", "--json")).AssertExit(1);

            var lines = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("account").GetString()!);
            Assert.Equal(3, lines.Count);
            Assert.True(lines["partner-0003"].GetProperty("isSuccessful").GetBoolean());
            Assert.Contains("[partner-0002] The environment variable TOKEN_PARTNER_0002 of the account is not set.", run.Error, StringComparison.Ordinal);
            Assert.True(lines["partner-0001"].TryGetProperty("error", out _));

            // Each account has its place, and can be exported alone.
            services.Clock.Advance(TimeSpan.FromHours(5));
            var alone = (await tool.RunAsync("export", "run", "--account", "PARTNER-0003")).AssertExit(0);
            Assert.Contains("[partner-0003] Usage: 20 rows", alone.Output, StringComparison.Ordinal);
            Assert.EndsWith("1 account, 0 with problems.\n", alone.Output, StringComparison.Ordinal);
            Assert.True(File.Exists(tool.Folder["db/account=partner-0003/all.db"]));
            Assert.Contains("partner-0003:\n", (await tool.RunAsync("export", "status", "--account", "partner-0003")).AssertExit(0).Output, StringComparison.Ordinal);
            Assert.Contains("has no account 'partner-003'. Did you mean 'partner-0003'?", (await tool.RunAsync("export", "plan", "--account", "partner-003")).AssertExit(1).Error, StringComparison.Ordinal);
        }
        finally
        {
            await services.StopAsync();
        }
    }

    private static async Task RunShardsAsync(AccountServices services, TestTool tool)
    {
        var start = services.Clock.GetUtcNow();
        var runs = await Task.WhenAll(Enumerable.Range(1, Shards).Select(number => tool.RunAsync("export", "run", "--shard", $"{number}/{Shards}")));
        Assert.All(runs, run => run.AssertExit(0));
        AssertRates(services, start);
    }

    /// <summary>The shard of the first account ends with the fifth request of that account; another program with the same number then continues.</summary>
    private static async Task RunShardsWithADeathAsync(AccountServices services, TestTool tool)
    {
        using var death = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var victim = Enumerable.Range(1, Shards).Single(number => new Shard(number, Shards).Contains(services.Accounts.First().Name));
        var remaining = 5;
        services.OnRequest = account =>
        {
            if (account == services.Accounts.First() && Interlocked.Decrement(ref remaining) == 0)
            {
                death.Cancel();
            }
        };
        var runs = await Task.WhenAll(Enumerable.Range(1, Shards).Select(number =>
            tool.RunUntilAsync(number == victim ? death.Token : TestContext.Current.CancellationToken, "export", "run", "--shard", $"{number}/{Shards}")));
        services.OnRequest = _ => { };
        foreach (var account in services.Accounts)
        {
            account.Times.Clear();
        }

        Assert.Equal(130, runs[victim - 1].ExitCode);
    }

    /// <summary>Each file has the rows of its account's service, and each night has one.</summary>
    private static async Task AssertRowsAsync(AccountServices services, TestTool tool, string[] names)
    {
        var rows = DuckDb.Query(
            $"SELECT account, dataset, count(DISTINCT filename), count(*), sum(Seats) FROM read_parquet('{tool.Folder["data"]}/*/*/*/*.parquet', hive_partitioning = true, filename = true) GROUP BY ALL");
        Assert.Equal(Size.Accounts * Size.Datasets, rows.Count);
        foreach (var account in services.Accounts)
        {
            foreach (var name in names)
            {
                var row = Assert.Single(rows, row => row[0] == account.Name && row[1] == name);
                await using var database = await account.Service.OpenDatabaseAsync(name);
                await using var command = database.CreateCommand();
                command.CommandText = $"SELECT sum(Seats) FROM {name}";
                var seats = Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
                Assert.Equal(
                    [Size.Nights.ToString(CultureInfo.InvariantCulture), (Size.Nights * Rows).ToString(CultureInfo.InvariantCulture), (Size.Nights * seats).ToString(CultureInfo.InvariantCulture)],
                    row[2..]);
            }
        }
    }

    /// <summary>No account has sent more requests since the start of a pass than its rate allows.</summary>
    private static void AssertRates(AccountServices services, DateTimeOffset start)
    {
        foreach (var account in services.Accounts)
        {
            DateTimeOffset[] times = [.. account.Times.Order()];
            Assert.NotEmpty(times);
            Assert.All(times.Index(), request => Assert.True(request.Item >= start + (request.Index * Distance), account.Name));
            account.Times.Clear();
        }
    }

    /// <summary>A program reads the output line by line, also that of a failure.</summary>
    [Theory]
    [InlineData("[", "watch")]
    [InlineData("{}", "watch", "--every", "0")]
    [InlineData("""{ "target": { "type": "sqlite", "path": "all.db" }, "datasets": "all", "accounts": [{ "name": "a", "tenantId": "t" }] }""", "run", "--account", "b")]
    [InlineData("""{ "accounts": [{ "name": "a" }""", "run")]
    [InlineData("{}", "run", "--nothing")]
    public async Task A_failure_of_a_command_that_writes_lines_is_a_line(string file, string command, params string[] options)
    {
        using var tool = new TestTool();
        tool.Folder.Write("insights.export.json", file);

        var run = (await tool.RunAsync(["export", command, "--json", .. options])).AssertExit(1);

        Assert.NotEqual("", JsonDocument.Parse(Assert.Single(run.Lines)).RootElement.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Help_states_which_output_has_lines()
    {
        using var tool = new TestTool();

        var help = (await tool.RunAsync("export", "watch", "--help")).AssertExit(0).Output;

        Assert.Contains("an export that watches or has several accounts writes a document on each line", help.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }
}

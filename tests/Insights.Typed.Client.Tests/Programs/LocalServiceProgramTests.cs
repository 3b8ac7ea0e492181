using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Insights.Typed.Client.Tests.Programs;

/// <summary>The local service, started from a command line.</summary>
public sealed class LocalServiceProgramTests : IDisposable
{
    private const string Name = "Insights.Typed.LocalService.CommandLine";
    private const string LastLine = "Press Ctrl+C";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-program-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_program_serves_a_client_until_it_is_stopped_and_leaves_no_files()
    {
        await using var program = Start("--rows", "20", "--seed", "5");
        var printed = await program.ReadOutputUntilAsync(LastLine);
        Assert.Single(folder.GetDirectories("insights-local-*"));
        await using (var client = CreateClient(printed))
        {
            var rows = await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken);
            Assert.NotEmpty(rows);
        }

        program.Terminate();
        var (exitCode, output, errors) = await program.WaitForExitAsync();

        Assert.Equal("", errors);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(0, exitCode);
            Assert.Contains("has stopped", output, StringComparison.Ordinal);
            Assert.Empty(folder.GetDirectories("insights-local-*"));
        }
    }

    [Fact]
    public async Task The_output_states_how_to_connect_a_client()
    {
        await using var program = Start("--rows", "0");
        var printed = await program.ReadOutputUntilAsync(LastLine);
        var (address, token) = GetConnection(printed);

        Assert.Contains("new Uri(\"" + address + "\"), InsightsCredential.FromToken(\"" + token + "\")", printed, StringComparison.Ordinal);
        Assert.Contains($"curl -H \"Authorization: Bearer {token}\" \"{address}ScheduledDataset\"", printed, StringComparison.Ordinal);
        Assert.Contains("INSIGHTS_BASE_ADDRESS", printed, StringComparison.Ordinal);
        Assert.Contains("INSIGHTS_ACCESS_TOKEN", printed, StringComparison.Ordinal);
        await using var sample = RunningProgram.Start("QuickStart", [], new() { ["INSIGHTS_BASE_ADDRESS"] = address, ["INSIGHTS_ACCESS_TOKEN"] = token });
        var (exitCode, output, errors) = await sample.WaitForExitAsync();
        Assert.Equal(("", 0), (errors, exitCode));
        Assert.StartsWith($"Running against the service at {address}.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_have_an_effect()
    {
        await using var program = Start("--rows", "3", "--no-revenue", "--page-size", "2");
        var (address, token) = GetConnection(await program.ReadOutputUntilAsync(LastLine));
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        var datasets = await http.GetStringAsync("ScheduledDataset", TestContext.Current.CancellationToken);
        var rows = await http.GetStringAsync(
            "ScheduledQueries/testQueryResult?exportQuery=SELECT BilledRevenueUSD FROM ResellerPerformance TIMESPAN LIFETIME", TestContext.Current.CancellationToken);

        Assert.Contains("ScheduledDataset?skip=2", datasets, StringComparison.Ordinal);
        Assert.Contains("\"totalCount\":3,", rows, StringComparison.Ordinal);
        Assert.Contains("\"dataRedacted\":true", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_accepts_tokens_of_the_authority_that_it_starts()
    {
        await using var program = Start("--rows", "3", "--authority");
        var printed = await program.ReadOutputUntilAsync(LastLine);
        var curl = Assert.Single(printed.Split('\n'), line => line.Contains("/oauth2/token", StringComparison.Ordinal));
        var arguments = curl.Split('"').Where((_, i) => i % 2 == 1).ToList();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(arguments.Skip(1).Select(field => field.Split('=', 2)).Select(field => KeyValuePair.Create(field[0], field[1])));

        using var response = await http.PostAsync(new Uri(arguments[0]), form, TestContext.Current.CancellationToken);
        var token = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["access_token"]!.GetValue<string>();
        await using var client = new InsightsClient(new Uri(GetConnection(printed).Address), InsightsCredential.FromToken(token));

        Assert.NotEqual(GetConnection(printed).Token, token);
        Assert.NotEmpty(await DatasetsAsync(client));
        Assert.Equal(
            ["client_id", "client_secret", "grant_type", "password", "resource", "scope", "username"],
            arguments.Skip(1).Select(field => field.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.StartsWith("    curl \"", curl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_multifactor_authentication_it_prints_how_a_person_signs_in()
    {
        await using var program = Start("--rows", "3", "--mfa");
        var printed = await program.ReadOutputUntilAsync(LastLine);
        var commands = printed.Split('\n').Where(line => line.StartsWith("    curl \"", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(commands, line => line.Contains("grant_type=password", StringComparison.Ordinal));
        using var http = new HttpClient();

        var device = JsonNode.Parse(await PostAsync(http, commands[0]))!;
        await PostAsync(http, commands[1].Replace("USER_CODE", (string)device["user_code"]!, StringComparison.Ordinal));
        var token = JsonNode.Parse(await PostAsync(http, commands[2].Replace("DEVICE_CODE", (string)device["device_code"]!, StringComparison.Ordinal)))!;

        Assert.Equal(3, commands.Count);
        Assert.Contains("insights login --device-code", printed, StringComparison.Ordinal);
        Assert.All(
            ["INSIGHTS_BASE_ADDRESS", "INSIGHTS_AUTHORITY_HOST", "INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID"],
            name => Assert.Contains(name, printed[printed.IndexOf("Or sign in once", StringComparison.Ordinal)..], StringComparison.Ordinal));
        Assert.Contains((string)device["verification_uri"]!, printed, StringComparison.Ordinal);
        await using var client = new InsightsClient(new Uri(GetConnection(printed).Address), InsightsCredential.FromToken((string)token["access_token"]!));
        Assert.NotEmpty(await DatasetsAsync(client));

        static async Task<string> PostAsync(HttpClient http, string curl)
        {
            var arguments = curl.Split('"').Where((_, i) => i % 2 == 1).ToList();
            using var form = new FormUrlEncodedContent(arguments.Skip(1).Select(field => field.Split('=', 2)).Select(field => KeyValuePair.Create(field[0], field[1])));
            using var response = await http.PostAsync(new Uri(arguments[0]), form, TestContext.Current.CancellationToken);
            return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task No_authority_is_started_unless_it_is_requested()
    {
        await using var program = Start("--rows", "0");

        Assert.DoesNotContain("oauth2", await program.ReadOutputUntilAsync(LastLine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_can_be_commanded()
    {
        await using var program = Start("--rows", "3", "--fault", "ListDatasets:status=418:2", "--fault", "listdatasets:HTML=503");
        await using var client = CreateClient(await program.ReadOutputUntilAsync(LastLine), options => options.MaxRetries = 0);

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<InsightsServiceException>(() => DatasetsAsync(client));
            statuses.Add((int)error.StatusCode);
        }

        Assert.Equal([418, 418, 503], statuses);
        await DatasetsAsync(client);
    }

    [Fact]
    public async Task It_offers_the_datasets_of_a_folder()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "Own.json"),
            """{"datasetName":"Own","selectableColumns":["CustomerName"],"availableMetrics":[],"availableDateRanges":["LAST_MONTH"]}""",
            TestContext.Current.CancellationToken);
        await using var program = Start("--schemas", folder.FullName);
        await using var client = CreateClient(await program.ReadOutputUntilAsync(LastLine));

        Assert.Equal(["Own"], await DatasetsAsync(client));
    }

    [Fact]
    public async Task An_overlay_in_a_folder_changes_the_type_of_a_shipped_column()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "Retyped.json"),
            """{"datasetName":"DynamicsUsage","typed":{"columns":{"CustomerName":{"type":"guid"}}}}""",
            TestContext.Current.CancellationToken);
        await using var program = Start("--schemas", folder.FullName, "--rows", "50");
        await using var client = CreateClient(await program.ReadOutputUntilAsync(LastLine));

        var names = await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.CustomerName), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Contains("DynamicsUsage", await DatasetsAsync(client));
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(Guid.TryParse(name, out _), name));
    }

    [Fact]
    public async Task Time_is_skipped_while_a_report_with_a_callback_exists()
    {
        await using var program = Start("--rows", "3", "--leap", "0.01");
        await using var client = CreateClient(await program.ReadOutputUntilAsync(LastLine), options => options.WatchInterval = TimeSpan.FromMilliseconds(10));
        var report = await client.CreateScheduledReportAsync(
            Datasets.DynamicsUsage.Select(x => x.SubscriptionId),
            new ReportSchedule { ReportName = "Nightly", RecurrenceInterval = 24, RecurrenceCount = 3, CallbackUrl = new Uri("http://127.0.0.1:9/nobody") },
            TestContext.Current.CancellationToken);

        var nights = await report.WatchAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, nights.Count);
        Assert.InRange(nights[2].ReportGeneratedTime!.Value - nights[0].ReportGeneratedTime!.Value, TimeSpan.FromHours(48), TimeSpan.FromHours(48.01));
    }

    [Fact]
    public async Task A_broken_dataset_file_is_reported_with_its_position()
    {
        var file = Path.Combine(folder.FullName, "Own.json");
        await File.WriteAllTextAsync(file, "{\n  \"datasetName\": \"Own\",\n  \"selectableColumns\": [\"A\", \"a\"]\n}\n", TestContext.Current.CancellationToken);

        var errors = await FailAsync("--schemas", folder.FullName);

        Assert.StartsWith($"{file}(3,30): error: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_in_two_files_is_reported_in_the_second()
    {
        foreach (var name in new[] { "One", "Two" })
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, name + ".json"), """{"datasetName":"Own","selectableColumns":["A"]}""", TestContext.Current.CancellationToken);
        }

        var errors = await FailAsync("--schemas", folder.FullName);

        Assert.Contains("Two.json(1,", errors, StringComparison.Ordinal);
        Assert.Contains("The dataset Own is also in One.json.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_reported()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var errors = await FailAsync("--port", $"{port}");

        Assert.Contains($"{port}", errors, StringComparison.Ordinal);
        Assert.Contains("in use", errors, StringComparison.Ordinal);
        Assert.Empty(folder.GetDirectories("insights-local-*"));
    }

    [Theory]
    [InlineData("'--bogus'", "--bogus")]
    [InlineData("--port must be from 1 to 65535, not 70000.", "--port", "70000")]
    [InlineData("--rows must be from 0 to 2147483647, not -1.", "--rows", "-1")]
    [InlineData("many", "--seed", "many")]
    [InlineData("--leap must be from 0 to 1800, not 3600.", "--leap", "3600")]
    [InlineData("The folder ", "--schemas", "no/such/folder")]
    [InlineData("The operation '3' does not exist", "--fault", "3:empty")]
    [InlineData("The fault 'bang' does not exist", "--fault", "Download:bang")]
    [InlineData("'cut' requires a number, cut=BYTES, such as cut=1000.", "--fault", "Download:cut")]
    [InlineData("'status' requires a number", "--fault", "Download:status=200")]
    [InlineData("'empty' has no number", "--fault", "Download:empty=1")]
    [InlineData("'0' is not a valid number of times", "--fault", "Download:empty:0")]
    [InlineData("'change-file' is for Download only", "--fault", "ListReports:change-file")]
    public async Task An_unsupported_option_is_reported_in_one_line(string expectedText, params string[] arguments) =>
        Assert.Contains(expectedText, await FailAsync(arguments), StringComparison.Ordinal);

    private RunningProgram Start(params string[] arguments) =>
        RunningProgram.Start(Name, arguments, new() { ["TMPDIR"] = folder.FullName, ["TMP"] = folder.FullName, ["TEMP"] = folder.FullName });

    private async Task<string> FailAsync(params string[] arguments)
    {
        await using var program = Start(arguments);
        var (exitCode, output, errors) = await program.WaitForExitAsync();
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("Address:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        return errors;
    }

    private static (string Address, string Token) GetConnection(string printed) => (GetValue(printed, "Address: "), GetValue(printed, "Token:   "));

    private static string GetValue(string printed, string label) =>
        Assert.Single(printed.Split('\n'), line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..].Trim();

    private static InsightsClient CreateClient(string printed, Action<InsightsClientOptions>? configure = null)
    {
        var (address, token) = GetConnection(printed);
        var options = new InsightsClientOptions { BaseAddress = new Uri(address), PollInterval = TimeSpan.FromMilliseconds(1) };
        configure?.Invoke(options);
        return new InsightsClient(InsightsCredential.FromToken(token), options);
    }

    private static async Task<IEnumerable<string>> DatasetsAsync(InsightsClient client) =>
        (await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Select(d => d.DatasetName);
}

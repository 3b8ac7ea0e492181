using System.Collections.Concurrent;
using System.Text.Json;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>The file for a public issue, searched for everything that it must not contain.</summary>
public sealed class BundleTests
{
    /// <summary>Shorter texts occur in other words by chance.</summary>
    private const int MinLength = 4;

    [Fact]
    public async Task It_has_shapes_types_counts_and_versions()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, _ => { });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage.Replace("\"Id\": { \"type\": \"guid\" }", "\"Id\": { \"type\": \"integer\" }", StringComparison.Ordinal));

        (await tool.RunAsync("doctor", "--bundle", "bundle.json")).AssertExit(3);

        using var bundle = JsonDocument.Parse(tool.Folder.Read("bundle.json"));
        var root = bundle.RootElement;
        Assert.NotEmpty(root.GetProperty("versions").GetProperty("library").GetString()!);
        var id = root.GetProperty("datasets")[0].GetProperty("columns")[0];
        Assert.Equal(
            ("Id", "integer", "Mismatch", "guid"),
            (id.GetProperty("name").GetString(), id.GetProperty("declared").GetString(), id.GetProperty("verdict").GetString(), id.GetProperty("fits")[0].GetString()));
        Assert.True(id.GetProperty("rows").GetInt32() > 0);
        Assert.Equal(id.GetProperty("rows").GetInt32(), id.GetProperty("mismatches").GetInt32());
        Assert.All(root.GetProperty("requests").EnumerateArray().Where(request => request.GetProperty("to").GetString() == "service"), request => Assert.Equal(ResponseProxy.CorrelationId, request.GetProperty("correlationId").GetString()));
        Assert.Contains(root.GetProperty("checks").EnumerateArray(), check => check.GetProperty("check").GetString() == "previews" && check.GetProperty("findings")[0].GetProperty("problem").GetString() == "value-mismatch");
    }

    [Fact]
    public async Task It_contains_only_names_of_datasets_and_columns_from_the_service()
    {
        var sent = new ConcurrentBag<string>();
        await using var service = await Service.StartAsync();
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (!response.Path.StartsWith("ScheduledDataset", StringComparison.Ordinal))
            {
                using var body = JsonDocument.Parse(response.Body);
                foreach (var text in GetStrings(body.RootElement))
                {
                    sent.Add(text);
                }
            }
        });
        using var tool = relay.Tool(service);
        var names = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas")).Select(File.ReadAllText).Aggregate("", string.Concat);

        (await tool.RunAsync("doctor", "--bundle", "bundle.json")).AssertExit(0);

        var bundle = tool.Folder.Read("bundle.json");
        using var document = JsonDocument.Parse(bundle);
        var numbers = GetStrings(document.RootElement).Where(text => text.All(char.IsAsciiDigit)).ToHashSet();

        // A version of the program, such as 0.1.0-preview.0.35, can contain a number of the service by chance.
        var withoutVersions = bundle.Replace(document.RootElement.GetProperty("versions").GetRawText(), "", StringComparison.Ordinal);
        Assert.True(sent.Count > 1000);
        Assert.All(
            sent.Distinct().Where(text => text.Length >= MinLength && !names.Contains(text, StringComparison.OrdinalIgnoreCase) && !Vocabulary.Contains(text)),
            text => Assert.False(text.All(char.IsAsciiDigit) ? numbers.Contains(text) : withoutVersions.Contains(text, StringComparison.OrdinalIgnoreCase), text));
        Assert.DoesNotContain(service.BaseAddress.Authority, bundle, StringComparison.Ordinal);
        Assert.DoesNotContain(relay.BaseAddress.Authority, bundle, StringComparison.Ordinal);
        Assert.DoesNotContain(service.AccessToken, bundle, StringComparison.Ordinal);
        Assert.DoesNotContain(tool.Folder.Path, bundle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_letters_of_any_language_is_in_it_and_one_that_could_be_an_address_is_not()
    {
        var usage = Service.Usage.Replace("\"Name\"", "\"Größe\"", StringComparison.Ordinal).Replace("\"Market\"", "\"Offer-Name\"", StringComparison.Ordinal);
        await using var service = await Service.StartAsync(usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", usage);

        await tool.RunAsync("doctor", "--bundle", "bundle.json");

        using var bundle = JsonDocument.Parse(tool.Folder.Read("bundle.json"));
        var names = bundle.RootElement.GetProperty("datasets")[0].GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString());
        Assert.Equal(["Id", "Größe", "(not shown)", "Seats", "Month"], names);
    }

    [Fact]
    public async Task Nothing_that_a_hostile_service_sends_gets_into_it()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            response.Headers["MS-CorrelationId"] = "planted-correlation";
            response.Headers["isMfaCompliant"] = "planted-mfa";
            response.Body = response.Path.StartsWith("ScheduledDataset", StringComparison.Ordinal)
                ? response.Body
                    .Replace("\"Market\"", "\"planted-column.one\"", StringComparison.Ordinal)
                    .Replace("\"LAST_MONTH\"", "\"planted-range\"", StringComparison.Ordinal)
                : """{"value":null,"message":"planted-message","statusCode":400}""";
            response.Status = response.Path.StartsWith("ScheduledDataset", StringComparison.Ordinal) ? 200 : 400;
        });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage.Replace("\"type\": \"guid\"", "\"type\": \"planted-type\"", StringComparison.Ordinal));

        await tool.RunAsync("doctor", "--bundle", "bundle.json", "--dataset", "Usage", "--dataset", "planted-dataset");

        Assert.DoesNotContain("planted", tool.Folder.Read("bundle.json"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("MS-CorrelationId")]
    [InlineData("x-ms-correlation-id")]
    [InlineData("x-ms-request-id")]
    [InlineData("request-id")]
    public async Task Each_header_with_a_correlation_id_is_read(string header)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            response.Headers.Remove("MS-CorrelationId");
            response.Headers[header] = "0f8fad5b-d9cb-469f-a165-70867728950e";
        });
        using var tool = relay.Tool(service);

        await tool.RunAsync("doctor", "--bundle", "bundle.json");

        Assert.Contains("\"correlationId\": \"0f8fad5b-d9cb-469f-a165-70867728950e\"", tool.Folder.Read("bundle.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_setting_and_no_secret_gets_into_it_or_into_the_output()
    {
        var known = new LocalAuthorityOptions { ClientId = "12345678-0000-0000-0000-000000000000" };
        await using var authority = await LocalAuthority.StartAsync(known, TestContext.Current.CancellationToken);
        await using var service = await Service.StartAsync(options => options.Authority = authority, Service.Usage);
        using var handler = new SignInRoutingHandler(authority);
        using var tool = new TestTool
        {
            Time = service.Time,
            Handler = handler,
            Environment =
            {
                ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri,
                ["INSIGHTS_TENANT_ID"] = known.TenantId,
                ["INSIGHTS_CLIENT_ID"] = known.ClientId,
                ["INSIGHTS_CLIENT_SECRET"] = known.ClientSecret,
                ["INSIGHTS_USER_NAME"] = known.UserName,
                ["INSIGHTS_PASSWORD"] = known.Password,
            },
        };
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        // The only problem is the password itself: it cannot satisfy multifactor authentication.
        var good = (await tool.RunAsync("doctor", "--bundle", "good.json")).AssertExit(3);
        tool.Environment["INSIGHTS_PASSWORD"] = "planted-password";
        var bad = (await tool.RunAsync("doctor", "--json", "--bundle", "bad.json")).AssertExit(3);

        string[] secrets = [known.ClientSecret, known.Password, "planted-password", .. authority.IssuedSecrets];
        var output = good.Output + good.Error + bad.Output + bad.Error;
        var bundles = tool.Folder.Read("good.json") + tool.Folder.Read("bad.json");
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, output, StringComparison.Ordinal));
        Assert.All([.. secrets, known.TenantId, known.ClientId, known.UserName], secret => Assert.DoesNotContain(secret, bundles, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_is_written_even_if_nothing_works()
    {
        using var tool = new TestTool();

        (await tool.RunAsync("doctor", "--bundle", "bundle.json")).AssertExit(3);

        Assert.Contains("no-credentials", tool.Folder.Read("bundle.json"), StringComparison.Ordinal);
    }

    /// <summary>Words of the bundle that the service uses too.</summary>
    private static readonly HashSet<string> Vocabulary = new(StringComparer.OrdinalIgnoreCase) { "text", "true", "false", "name", "service" };

    private static IEnumerable<string> GetStrings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => GetStrings(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(GetStrings),
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Number => [element.GetRawText()],
        _ => [],
    };
}

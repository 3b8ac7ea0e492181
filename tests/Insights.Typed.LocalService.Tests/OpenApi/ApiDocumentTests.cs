using System.Net;
using System.Text.Json.Nodes;
using Insights.Typed.Emulation;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService.Tests.OpenApi;

/// <summary>The OpenAPI document of the service. Its operations, parameters and refusals are those of the emulator.</summary>
public sealed class ApiDocumentTests(ApiService api) : IClassFixture<ApiService>
{
    public static TheoryData<LocalServiceProgram> Programs => [.. Enum.GetValues<LocalServiceProgram>()];

    /// <summary>To accept a change, review <c>*.received.json</c> next to the file, and rename it.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task The_document_of_each_program_is_the_file(LocalServiceProgram program)
    {
        var name = ServiceProgram.Find(program.ToString())!.CommandLineName;
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Program = program });
        var file = Path.Combine(ApiService.Folder, $"{name}.json");
        var received = Path.Combine(ApiService.Folder, $"{name}.received.json");

        var document = (await ApiService.GetDocumentAsync(service)).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

        if (File.Exists(file) && (await File.ReadAllTextAsync(file, TestService.Cancel)).ReplaceLineEndings("\n") == document)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, document, TestService.Cancel);
        Assert.Fail($"The document differs from {file}. Review {received}, and rename it.");
    }

    [Fact]
    public void It_has_every_operation_with_its_parameters() => Assert.Equal(
        OperationRoute.All.Select(route => $"{route.Method} /{route.Path} {route.Operation}({string.Join(", ", GetNames(route))})").Order(StringComparer.Ordinal),
        api.GetOperations().Select(item => $"{item.Method.ToUpperInvariant()} {item.Path} {item.Operation["operationId"]}({string.Join(", ", (item.Operation["parameters"]?.AsArray() ?? []).Select(p => (string)p!["name"]!))})").Order(StringComparer.Ordinal));

    [Fact]
    public void It_describes_every_operation_and_each_refusal_with_an_example() => Assert.All(api.GetOperations(), item =>
    {
        var contract = OperationContract.Get(Enum.Parse<InsightsOperation>((string)item.Operation["operationId"]!));
        Assert.Equal(contract.Summary, (string?)item.Operation["summary"]);
        Assert.NotNull(item.Operation["responses"]!["200"]!["content"]!["application/json"]!["example"]);
        foreach (var refusal in contract.Refusals.Concat(OperationContract.CommonRefusals))
        {
            var key = refusal.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var response = item.Operation["responses"]![key]!;
            response = response["$ref"] is null ? response : api.Document["components"]!["responses"]![key]!;
            Assert.Contains(refusal.Reason, (string)response["description"]!, StringComparison.Ordinal);
            Assert.Contains(refusal.Reason, GetExamples(response["content"]!["application/json"]!).Select(example => (string?)example["message"]));
        }
    });

    [Fact]
    public void A_dataset_has_the_properties_of_the_service() => Assert.Equal(
        DatasetProperties.All.Select(property => (property.Name, property.Description)),
        api.Document["components"]!["schemas"]!["Dataset"]!["properties"]!.AsObject().Select(property => (property.Key, (string)property.Value!["description"]!)));

    /// <summary>A filter is described with the documented statuses; a response can have each status of the emulator.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task It_has_the_statuses_of_executions_of_its_program(LocalServiceProgram program)
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Program = program });
        var documented = $"The values are {string.Join(", ", ServiceProgram.Find(program.ToString())!.ExecutionStatuses)}.";

        var document = JsonNode.Parse(await ApiService.GetDocumentAsync(service))!;
        var returned = (string)document["components"]!["schemas"]!["Execution"]!["properties"]!["executionStatus"]!["description"]!;
        var filter = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).SelectMany(operation => operation.Value!["parameters"]?.AsArray() ?? [])
            .Single(parameter => (string)parameter!["name"]! == "executionStatus")!;

        Assert.EndsWith(documented, (string)filter["description"]!, StringComparison.Ordinal);
        Assert.StartsWith(documented, returned, StringComparison.Ordinal);
        Assert.Contains("Failed", returned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_examples_of_requests_succeed()
    {
        var query = (string)GetOperation("TestQuery")["parameters"]![0]!["example"]!;

        Assert.NotEmpty((await api.Service.TestAsync(query))["value"]!.AsArray());
        await api.Service.PostAsync("ScheduledQueries", GetBodies("CreateQuery").Single());
        foreach (var body in GetBodies("CreateReport"))
        {
            var report = await api.Service.PostAsync("ScheduledReport", body);
            await api.Service.SendAsync(HttpMethod.Put, $"ScheduledReport/{report["value"]![0]!["reportId"]}", GetBodies("UpdateReport").Single());
        }
    }

    /// <summary>A parameter that an operation does not read would be described and have no effect.</summary>
    [Fact]
    public async Task Every_operation_reads_its_parameters()
    {
        var service = new EmulatedService(new EmulationOptions(), new LocalService.OpenApi.ExampleHost(), TestDatasets.All);
        foreach (var route in OperationRoute.All)
        {
            var read = new HashSet<string>();
            var request = new EmulatedRequest
            {
                Operation = route.Operation,
                Id = "unknown",
                GetParameter = name =>
                {
                    read.Add(name);
                    return null;
                },
                Body = new MemoryStream("{}"u8.ToArray()),
            };
            await Record.ExceptionAsync(() => service.RespondAsync(request, TestService.Cancel));
            Assert.Equal(route.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal), read.Where(name => name != "skip").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_requires_no_token_and_no_other_host()
    {
        var page = api.Service.Service.ApiPage!;
        Assert.Equal("/insights/v1/mpn/swagger/index.html", page.AbsolutePath);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var html = await http.GetStringAsync(page, TestService.Cancel);
        var addresses = System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.True(addresses.Count >= 4, html);
        foreach (var address in addresses)
        {
            Assert.DoesNotContain("//", address, StringComparison.Ordinal);
            using var asset = await http.GetAsync(new Uri(page, address), TestService.Cancel);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        }

        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        using var redirect = await http.GetAsync(new Uri(page, "../swagger"), TestService.Cancel);
        Assert.Equal(page, new Uri(new Uri(page, "../swagger"), redirect.Headers.Location!));
        Assert.DoesNotContain(api.Service.Service.Requests, request => request.Path.Contains("swagger", StringComparison.Ordinal));
    }

    private static IEnumerable<string> GetNames(OperationRoute route) => route.Parameters.Select(parameter => parameter.Name).Prepend(route.IdName ?? "").Where(name => name.Length > 0);

    private JsonObject GetOperation(string id) => api.GetOperations().Single(item => (string?)item.Operation["operationId"] == id).Operation;

    private IEnumerable<JsonObject> GetBodies(string operation) =>
        GetExamples(GetOperation(operation)["requestBody"]!["content"]!["application/json"]!).Select(example => example.DeepClone().AsObject());

    private static IEnumerable<JsonNode> GetExamples(JsonNode content) =>
        content["examples"] is { } several ? several.AsObject().Select(example => example.Value!["value"]!) : [content["example"]!];
}

using System.Reflection;
using Insights.Typed.LocalService.Tests.OpenApi.Generated;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace Insights.Typed.LocalService.Tests.OpenApi;

/// <summary>A client that another library generates from the document. It is compiled with these tests.</summary>
public sealed class GeneratedClientTests(ApiService api) : IClassFixture<ApiService>
{
    /// <summary>To accept a change, review <c>GeneratedClient.received.cs</c>, and rename it.</summary>
    [Fact]
    public async Task The_client_is_generated_from_the_document()
    {
        var file = typeof(GeneratedClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "GeneratedClient").Value!;
        var received = file.Replace(".verified.", ".received.", StringComparison.Ordinal);
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "GeneratedClient",
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
            UseBaseUrl = false,
            GenerateOptionalParameters = true,
            CSharpGeneratorSettings =
            {
                Namespace = "Insights.Typed.LocalService.Tests.OpenApi.Generated",
                JsonLibrary = CSharpJsonLibrary.SystemTextJson,
                GenerateNullableReferenceTypes = true,
            },
        };

        var code = new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(api.DocumentText, TestService.Cancel), settings).GenerateFile().ReplaceLineEndings("\n");

        if (File.Exists(file) && (await File.ReadAllTextAsync(file, TestService.Cancel)).ReplaceLineEndings("\n") == code)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, code, TestService.Cancel);
        Assert.Fail($"The client differs from {file}. Review {received}, and rename it.");
    }

    /// <summary>The five steps of the published article, from the datasets to the file.</summary>
    [Fact]
    public async Task The_client_runs_the_steps_of_the_article()
    {
        var client = new GeneratedClient(api.Service.Api);

        Assert.Contains("SubscriptionId", Assert.Single((await client.ListDatasetsAsync("DynamicsUsage", TestService.Cancel)).Value).SelectableColumns);
        var query = Assert.Single((await client.CreateQueryAsync(new QueryRequest { Name = "Subscriptions", Query = "SELECT SubscriptionId FROM DynamicsUsage" }, TestService.Cancel)).Value);
        Assert.Equal(100, (await client.TestQueryAsync(queryId: query.QueryId, cancellationToken: TestService.Cancel)).TotalCount);
        var report = Assert.Single((await client.CreateReportAsync(new ReportRequest { ReportName = "Subscriptions", QueryId = query.QueryId, ExecuteNow = true }, TestService.Cancel)).Value);
        api.Service.Time.Advance(TimeSpan.FromSeconds(1));
        var execution = Assert.Single((await client.ListExecutionsAsync(report.ReportId, cancellationToken: TestService.Cancel)).Value);

        Assert.Equal("Completed", execution.ExecutionStatus);
        Assert.StartsWith("SubscriptionId\r\n", await api.Service.Files.GetStringAsync(new Uri(execution.ReportAccessSecureLink!), TestService.Cancel), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<ApiException<Envelope>>(() => client.DeleteReportAsync("unknown", TestService.Cancel));
        Assert.Equal((404, "no item found with given filters"), (refusal.StatusCode, refusal.Result.Message));
    }
}

using System.Reflection;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests.OpenApi;

/// <summary>A service with the library's datasets, and its document. The tests share it.</summary>
public sealed class ApiService : IAsyncLifetime
{
    private TestService? service;

    /// <summary>The folder with the documents of the programs.</summary>
    public static string Folder { get; } = typeof(ApiService).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Documents").Value!;

    internal TestService Service => service!;

    public JsonObject Document { get; private set; } = [];

    public string DocumentText { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 600 });
        DocumentText = await GetDocumentAsync(service);
        Document = JsonNode.Parse(DocumentText)!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }
    }

    /// <summary>Gets the document, without a token.</summary>
    internal static async Task<string> GetDocumentAsync(TestService service)
    {
        var version = service.Service.BaseAddress.Segments.Single(segment => segment.StartsWith("v1", StringComparison.Ordinal)).TrimEnd('/');
        using var response = await service.Files.GetAsync(new Uri(service.Service.BaseAddress, $"swagger/{version}/swagger.json"), TestService.Cancel);
        var text = await response.Content.ReadAsStringAsync(TestService.Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    /// <summary>All operations of the document: their paths, methods and descriptions.</summary>
    internal IEnumerable<(string Path, string Method, JsonObject Operation)> GetOperations() =>
        from path in Document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select (path.Key, method.Key, method.Value!.AsObject());
}

using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>An endpoint of a minimal API returns the rows of a query without conversion.</summary>
public sealed class JsonEndpointTests
{
    [Fact]
    public async Task An_endpoint_returns_full_rows_without_their_metrics()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var local = await LocalServiceHost.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/rows", () => local.Client.PreviewAsync(Datasets.DynamicsUsage));
        await app.StartAsync(cancellationToken);
        using var http = new HttpClient();

        var sent = await http.GetStringAsync(new Uri(app.Urls.Single() + "/rows"), cancellationToken);
        var rows = await local.Client.PreviewAsync(Datasets.DynamicsUsage, cancellationToken).ToListAsync(cancellationToken);

        Assert.NotEmpty(rows);
        Assert.Equal(rows, JsonSerializer.Deserialize<List<DynamicsUsageRow>>(sent, JsonSerializerOptions.Web));
        using var json = JsonDocument.Parse(sent);
        Assert.Equal(27, json.RootElement[0].EnumerateObject().Count());
        Assert.Equal(rows[0].CustomerName, json.RootElement[0].GetProperty("customerName").GetString());
    }
}

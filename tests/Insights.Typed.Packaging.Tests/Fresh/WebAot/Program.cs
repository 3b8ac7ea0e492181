using Insights.Typed;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AppJson.Default));
builder.Services.AddInsightsClient(
    InsightsCredential.FromToken(Environment.GetEnvironmentVariable("INSIGHTS_ACCESS_TOKEN")!),
    options => options.BaseAddress = new Uri(Environment.GetEnvironmentVariable("INSIGHTS_BASE_ADDRESS")!));

var app = builder.Build();
app.Urls.Add("http://127.0.0.1:0");
app.MapGet("/seats", Seats.PreviewAsync);
app.MapGet("/customers", (InsightsClient insights, CancellationToken cancellationToken) => Seats.PreviewAsync(insights, cancellationToken));
await app.StartAsync();

using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
foreach (var path in new[] { "/seats", "/customers" })
{
    using var rows = System.Text.Json.JsonDocument.Parse(await browser.GetStringAsync(path));
    Console.WriteLine(string.Join(", ", rows.RootElement.EnumerateArray().First().EnumerateObject().Select(p => p.Name)) + " " + rows.RootElement.GetArrayLength());
}

await app.StopAsync();

using Insights.Typed;

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.Services.AddInsightsCallbacks();
builder.Services.AddInsightsClient(
    InsightsCredential.FromToken(Environment.GetEnvironmentVariable("INSIGHTS_ACCESS_TOKEN")!),
    options => options.BaseAddress = new Uri(Environment.GetEnvironmentVariable("INSIGHTS_BASE_ADDRESS")!));

var app = builder.Build();
app.Urls.Add("http://127.0.0.1:0");
app.MapInsightsCallback("/insights/ready");
app.MapGet("/markets", (InsightsClient insights) => insights.PreviewAsync(Datasets.OfficeUsage.Take(3).Select(x => x.CustomerName)));
await app.StartAsync();

using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
Console.WriteLine((await browser.GetFromJsonAsync<string[]>("/markets"))!.Length);
Console.WriteLine((int)(await browser.GetAsync("/insights/ready?reportId=6209a8fd-93af-442e-8b3f-3df0f77e8463")).StatusCode);
await app.StopAsync();

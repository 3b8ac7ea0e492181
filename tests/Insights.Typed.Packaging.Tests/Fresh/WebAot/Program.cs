using System.Text.Json;
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
    using var rows = JsonDocument.Parse(await browser.GetStringAsync(path));
    Console.WriteLine(string.Join(", ", rows.RootElement.EnumerateArray().First().EnumerateObject().Select(p => p.Name)) + " " + rows.RootElement.GetArrayLength());
}

await app.StopAsync();

var report = JsonSerializer.Serialize(new InsightsReport { ReportId = "r1", ReportStatus = ReportStatus.Active, Format = ReportFormat.Tsv }, AppJson.Default.InsightsReport);
var execution = JsonSerializer.Serialize(new ReportExecution { ExecutionId = "e1", ExecutionStatus = ExecutionStatus.Completed }, AppJson.Default.ReportExecution);
var dataset = JsonSerializer.Serialize(new DatasetDescription { DatasetName = "D", AvailableAggregations = new Dictionary<string, IReadOnlyList<string>> { ["Daily"] = ["LAST_MONTH"] } }, AppJson.Default.DatasetDescription);
Console.WriteLine(
    $"{JsonSerializer.Deserialize(report, AppJson.Default.InsightsReport)!.ReportStatus} " +
    $"{JsonSerializer.Deserialize(report, AppJson.Default.InsightsReport)!.Format} " +
    $"{JsonSerializer.Deserialize(execution, AppJson.Default.ReportExecution)!.ExecutionStatus} " +
    $"{JsonSerializer.Deserialize(dataset, AppJson.Default.DatasetDescription)!.DatasetName} " +
    $"{JsonSerializer.Deserialize(dataset, AppJson.Default.DatasetDescription)!.AvailableAggregations["daily"][0]}");

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Insights.Typed.Docs.Tests.ByHand;

// <by hand>
/// <summary>The front page's query without this library: its text, an HTTP client with the token, a polling loop, CsvHelper.</summary>
[CsvRecord]
public sealed partial record IdleSeats
{
    public string CustomerName { get; set; } = "";

    public long AssignedSeats { get; set; }

    public long ActiveSeats { get; set; }

    public static async Task<List<IdleSeats>> ReadAsync(HttpClient api, HttpClient files, string query, TimeProvider time, CancellationToken cancellationToken)
    {
        string? queryId = null, reportId = null;
        try
        {
            var saved = await SendAsync(api, "ScheduledQueries", new { Name = $"Idle seats {Guid.NewGuid():N}", Query = query }, cancellationToken);
            queryId = (string)saved["queryId"]!;
            var report = await SendAsync(api, "ScheduledReport", new { ReportName = "Idle seats", QueryId = queryId, ExecuteNow = true, Format = "CSV" }, cancellationToken);
            reportId = (string)report["reportId"]!;

            string? link = null;
            while (link is null)
            {
                await Task.Delay(TimeSpan.FromSeconds(30), time, cancellationToken);
                using var response = await api.GetAsync($"ScheduledReport/execution/{reportId}", cancellationToken);
                if (response.StatusCode != HttpStatusCode.NotFound)
                {
                    link = (string)(await FirstAsync(response, cancellationToken))["reportAccessSecureLink"]!;
                }
            }

            using var csv = CsvReader.Create(await files.GetStreamAsync(link, cancellationToken));
            return await csv.GetRecordsAsync<IdleSeats>(cancellationToken).ToListAsync(cancellationToken);
        }
        finally
        {
            if (reportId is not null)
            {
                (await api.DeleteAsync($"ScheduledReport/{reportId}", CancellationToken.None)).Dispose();
            }

            if (queryId is not null)
            {
                (await api.DeleteAsync($"ScheduledQueries/{queryId}", CancellationToken.None)).Dispose();
            }
        }
    }

    private static async Task<JsonNode> SendAsync(HttpClient api, string address, object body, CancellationToken cancellationToken)
    {
        using var response = await api.PostAsJsonAsync(address, body, new System.Text.Json.JsonSerializerOptions(), cancellationToken);
        return await FirstAsync(response, cancellationToken);
    }

    private static async Task<JsonNode> FirstAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!["value"]![0]!;
    }
}
// </by hand>

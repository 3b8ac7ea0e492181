using System.Runtime.CompilerServices;
using Insights.Typed.Reading;
using Insights.Typed.Requests;
using Insights.Typed.Transport;

namespace Insights.Typed.Client;

/// <summary>Runs a test query.</summary>
internal static class Preview
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        ServiceConnection service, Query<T> query, DateTimeOffset? startTime, DateTimeOffset? endTime, Action<Query>? onDataRedacted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = query.ToString();
        var address = ServiceAddress.Filtered(
            "ScheduledQueries/testQueryResult",
            query.SystemQueryId is { } id ? ("queryId", id) : ("exportQuery", text),
            ("startTime", ReportFields.Time(startTime)),
            ("endTime", ReportFields.Time(endTime)));
        var request = new ServiceRequest("test query", HttpMethod.Get, address, text);
        var (rows, redacted) = await service.SendAsync(
            request, answer => PreviewReader.Read(answer.Body, query.CreateProjector(), query.DatasetName), cancellationToken).ConfigureAwait(false);
        if (redacted)
        {
            onDataRedacted?.Invoke(query);
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }
}

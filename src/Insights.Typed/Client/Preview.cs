using System.Runtime.CompilerServices;
using Insights.Typed.Operations;
using Insights.Typed.Reading;
using Insights.Typed.Requests;
using Insights.Typed.Transport;

namespace Insights.Typed.Client;

/// <summary>Runs a test query.</summary>
internal static class Preview
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        ServiceConnection service, InsightsQuery<T> query, DateTimeOffset? startTime, DateTimeOffset? endTime, Action<InsightsQuery>? onDataRedacted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = query.ToString();
        var address = ServiceAddress.AddFilters(
            ServiceOperation.TestQuery.Path,
            query.SystemQueryId is { } id ? ("queryId", id) : ("exportQuery", text),
            ("startTime", ReportFields.FormatTime(startTime)),
            ("endTime", ReportFields.FormatTime(endTime)));
        var request = new ServiceRequest(ServiceOperation.TestQuery, address, text);
        var (rows, isRedacted) = await service.SendAsync(
            request, response => PreviewReader.Read(response.Body, query.CreateProjector(), query.DatasetName), cancellationToken).ConfigureAwait(false);
        if (isRedacted)
        {
            onDataRedacted?.Invoke(query);
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }
}

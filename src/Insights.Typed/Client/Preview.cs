using System.Runtime.CompilerServices;
using Insights.Typed.Language;
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
        var reader = new PreviewReader<T>(query.CreateProjector(), query.DatasetName);
        var pages = service.SendForPagesAsync(request, response => reader.Read(response.Body), page => page.NextLink, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            // A service that also pages the rows after the first ones would never end the preview of a large result.
            var isReported = false;
            var remaining = ServiceProgram.PreviewLimit;
            while (remaining > 0)
            {
                try
                {
                    if (!await pages.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                finally
                {
                    // Also before an error: a hidden value can be the reason why a row does not match the query.
                    if (reader.IsRedacted && !isReported)
                    {
                        isReported = true;
                        onDataRedacted?.Invoke(query);
                    }
                }

                foreach (var row in pages.Current.Rows.Take(remaining))
                {
                    remaining--;
                    yield return row;
                }
            }
        }
    }
}

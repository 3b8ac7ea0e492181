using System.Runtime.CompilerServices;
using System.Text.Json;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>Runs a test query.</summary>
internal static class Preview
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        ServiceConnection service, Query<T> query, DateTimeOffset? startTime, DateTimeOffset? endTime, Action<Query>? onDataRedacted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = query.ToString();
        var address = ServiceAddress.Filtered(
            "ScheduledQueries/testQueryResult",
            query.KeptAs is { } id ? ("queryId", id) : ("exportQuery", text),
            ("startTime", ReportFields.Time(startTime)),
            ("endTime", ReportFields.Time(endTime)));
        var request = new ServiceRequest("test query", HttpMethod.Get, address, text);
        var answer = await service.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var (rows, redacted) = RowsIn(answer, query);
        if (redacted)
        {
            onDataRedacted?.Invoke(query);
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static (List<T> Rows, bool Redacted) RowsIn<T>(ReadOnlyMemory<byte> answer, Query<T> query)
    {
        try
        {
            return PreviewReader.Read(answer.Span, query.CreateProjector(), query.DatasetName);
        }
        catch (JsonException exception)
        {
            throw new InsightsException($"The service answered 'test query' with something else than the JSON it documents: {exception.Message}", exception);
        }
    }
}

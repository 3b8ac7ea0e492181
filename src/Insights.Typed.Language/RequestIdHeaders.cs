namespace Insights.Typed.Language;

/// <summary>The headers with the ids by which the service and its support identify a request.</summary>
public static class RequestIdHeaders
{
    /// <summary>The header with the id of an operation, which the client sends and the service returns.</summary>
    public const string CorrelationId = "MS-CorrelationId";

    /// <summary>The header with the id of a request, which the client sends and the service returns.</summary>
    public const string RequestId = "MS-RequestId";

    // The preferred first: gateways and hosts of files have their names.
    private static readonly string[] CorrelationIds = [CorrelationId, "x-ms-correlation-id", "x-ms-request-id", "request-id"];
    private static readonly string[] RequestIds = [RequestId, "x-ms-request-id", "request-id"];

    /// <summary>Finds the id of the operation in a response of the service, a gateway or a host of files; null if it has none.</summary>
    /// <param name="response">The response.</param>
    public static string? FindCorrelationId(HttpResponseMessage response) => Find(response, CorrelationIds);

    /// <summary>Finds the id of the request in a response of the service, a gateway or a host of files; null if it has none.</summary>
    /// <param name="response">The response.</param>
    public static string? FindRequestId(HttpResponseMessage response) => Find(response, RequestIds);

    private static string? Find(HttpResponseMessage response, string[] names)
    {
        foreach (var name in names)
        {
            if ((response ?? throw new ArgumentNullException(nameof(response))).Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } id)
            {
                return id;
            }
        }

        return null;
    }
}

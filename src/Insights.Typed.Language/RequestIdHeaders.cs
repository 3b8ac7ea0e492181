namespace Insights.Typed.Language;

/// <summary>The headers with the ids by which the service and its support identify a request.</summary>
public static class RequestIdHeaders
{
    /// <summary>The header with the id of an operation, which the client sends and the service returns.</summary>
    public const string CorrelationId = "MS-CorrelationId";

    /// <summary>The header with the id of a request, which the client sends and the service returns.</summary>
    public const string RequestId = "MS-RequestId";

    /// <summary>Gets the headers of a response that can have the id of the operation, the preferred first: gateways and hosts of files have their names.</summary>
    public static IReadOnlyList<string> CorrelationIds { get; } = [CorrelationId, "x-ms-correlation-id", "x-ms-request-id", "request-id"];

    /// <summary>Gets the headers of a response that can have the id of the request, the preferred first.</summary>
    public static IReadOnlyList<string> RequestIds { get; } = [RequestId, "x-ms-request-id", "request-id"];
}

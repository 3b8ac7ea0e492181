namespace Insights.Typed.LocalService;

/// <summary>A request that the service refuses, with the reason as the service documents it.</summary>
internal sealed class RefusalException(int statusCode, string reason, string? detail = null)
    : Exception(detail is null ? reason : $"{reason}: {detail}")
{
    public int StatusCode { get; } = statusCode;
}

/// <summary>The documented reasons. The detail behind each of them is this service's own.</summary>
internal static class Refusal
{
    public static RefusalException Unauthorized() => new(401, "unauthorized");

    public static RefusalException MfaRequired() => new(401, "unauthorized", "MFA required (900421): the user did not sign in with multifactor authentication");

    public static RefusalException Forbidden(string detail) => new(403, "forbidden", detail);

    public static RefusalException UnknownDataset(string detail) => new(400, "invalid table name", detail);

    public static RefusalException UnknownColumn(string detail) => new(400, "incorrect column name", detail);

    public static RefusalException Missing(string field) => new(400, "null or missing value", field);

    public static RefusalException UnknownQueryId(string detail) => new(400, "invalid QueryId", detail);

    public static RefusalException StartsTooSoon(string detail) => new(400, "start time should at least be 4 hours from current UTC time", detail);

    public static RefusalException BadTimeFormat(string field) => new(400, $"{field} should follow the format yyyy-MM-ddTHH:mm:ssZ");

    public static RefusalException InvalidParameters(string detail) => new(400, "invalid report parameters", detail);

    public static RefusalException NoSuchChoice(string value) => new(400, $"requested value '{value}' not found");

    public static RefusalException NothingFound() => new(404, "no item found with given filters");

    public static RefusalException NothingExecuted() => new(404, "no executions have occurred for the given filter conditions");

    /// <summary>For what the service refuses without documenting how.</summary>
    public static RefusalException BadRequest(string message) => new(400, message);
}

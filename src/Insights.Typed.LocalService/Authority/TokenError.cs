using System.Globalization;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Authority;

/// <summary>A refusal of a token.</summary>
/// <param name="Error">The error's name.</param>
/// <param name="Code">The number after <c>AADSTS</c>.</param>
/// <param name="Description">The description.</param>
internal sealed record TokenError(string Error, int Code, string Description)
{
    /// <summary>The kind of action that can fix the error.</summary>
    public string? SubError { get; init; }

    /// <summary>Whether the error contains the policy that a new sign-in must satisfy.</summary>
    public bool HasClaims { get; init; }

    /// <summary>The HTTP status: 401 for a client that is not authenticated, 400 for other errors of the client.</summary>
    public int StatusCode => Error switch
    {
        "invalid_client" => 401,
        "temporarily_unavailable" => 503,
        _ => 400,
    };

    /// <param name="traceId">The authority's id of the request.</param>
    /// <param name="correlationId">The client's id of the request.</param>
    /// <param name="now">The authority's time.</param>
    public JsonObject ToJson(string traceId, string correlationId, DateTimeOffset now)
    {
        var timestamp = now.ToString("u", CultureInfo.InvariantCulture);
        var body = new JsonObject
        {
            ["error"] = Error,
            ["error_description"] = $"AADSTS{Code}: {Description} Trace ID: {traceId} Correlation ID: {correlationId} Timestamp: {timestamp}",
            ["error_codes"] = new JsonArray(Code),
            ["timestamp"] = timestamp,
            ["trace_id"] = traceId,
            ["correlation_id"] = correlationId,
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={Code}",
        };
        if (SubError is not null)
        {
            body["suberror"] = SubError;
        }

        if (HasClaims)
        {
            body["claims"] = """{"access_token":{"capolids":{"essential":true,"values":["44444444-5555-6666-7777-888888888888"]}}}""";
        }

        return body;
    }
}

/// <summary>The exception that is thrown if a request for a token is refused.</summary>
internal sealed class TokenErrorException(TokenError error) : Exception(error.Description)
{
    public TokenErrorException(string error, int code, string description)
        : this(new TokenError(error, code, description))
    {
    }

    public TokenError Error { get; private set; } = error;

    /// <inheritdoc cref="TokenError.SubError"/>
    public string? SubError
    {
        init => Error = Error with { SubError = value };
    }

    /// <inheritdoc cref="TokenError.HasClaims"/>
    public bool HasClaims
    {
        init => Error = Error with { HasClaims = value };
    }
}

using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Authority;

/// <summary>A refusal of a token.</summary>
/// <param name="Error">The error's name.</param>
/// <param name="Code">The number behind <c>AADSTS</c>.</param>
/// <param name="Description">What it says in words.</param>
internal sealed record TokenError(string Error, int Code, string Description)
{
    /// <summary>A wrong secret is 401, all else that the client did wrong is 400.</summary>
    public int StatusCode => Error switch
    {
        "invalid_client" => 401,
        "temporarily_unavailable" => 503,
        _ => 400,
    };

    public JsonObject Body(string correlationId) => new()
    {
        ["error"] = Error,
        ["error_description"] = $"AADSTS{Code}: {Description} Correlation ID: {correlationId}",
        ["error_codes"] = new JsonArray(Code),
        ["correlation_id"] = correlationId,
    };
}

/// <summary>A request for a token is refused.</summary>
internal sealed class TokenErrorException(TokenError error) : Exception(error.Description)
{
    public TokenErrorException(string error, int code, string description)
        : this(new TokenError(error, code, description))
    {
    }

    public TokenError Error => error;
}

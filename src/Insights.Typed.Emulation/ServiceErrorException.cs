namespace Insights.Typed.Emulation;

/// <summary>A request that the service refuses.</summary>
/// <param name="statusCode">The status code.</param>
/// <param name="message">The reason as the service documents it.</param>
/// <param name="detail">The detail, which the real service does not return.</param>
public sealed class ServiceErrorException(int statusCode, string message, string? detail = null)
    : Exception(detail is null ? message : $"{message}: {detail}")
{
    /// <summary>The status code.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>Creates the response to the request.</summary>
    public EmulatedResponse ToResponse() => EmulatedResponse.CreateError(StatusCode, Message);
}

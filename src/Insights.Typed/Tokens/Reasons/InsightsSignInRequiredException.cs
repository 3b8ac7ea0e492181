using Insights.Typed.Errors;

namespace Insights.Typed;

/// <summary>
/// The exception that is thrown when a person must sign in again to get a token: the consent was revoked, has expired, or does not
/// satisfy the tenant's rules. The message states the reason and the command to run. The client never retries it.
/// </summary>
public sealed class InsightsSignInRequiredException : InsightsException
{
    internal InsightsSignInRequiredException(string message, SignInReason reason, string? errorCode, string repairCommand, Exception? innerException = null)
        : base(message, innerException)
    {
        (Reason, ErrorCode, RepairCommand) = (reason, errorCode, repairCommand);
        Failure = new Failure(ErrorKind.SignInRequired) { IsUnprocessed = true };
    }

    /// <summary>Initializes a new instance with another message and the same reason; the exception that states it is the cause.</summary>
    internal InsightsSignInRequiredException(string message, InsightsSignInRequiredException cause)
        : this(message, cause.Reason, cause.ErrorCode, cause.RepairCommand, cause)
    {
    }

    /// <summary>Gets the reason why a person must sign in.</summary>
    public SignInReason Reason { get; }

    /// <summary>Gets the command that signs the person in.</summary>
    public string RepairCommand { get; }

    /// <summary>Creates a copy for one operation of several that share a token.</summary>
    internal InsightsSignInRequiredException CreateForOperation(string operation, string? queryText) =>
        new(Message, this) { Operation = operation, QueryText = queryText };
}

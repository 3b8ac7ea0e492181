using Insights.Typed.Errors;

namespace Insights.Typed;

/// <summary>
/// There is no token until a person has signed in again: the consent was revoked, has expired, or does not satisfy the
/// tenant's rules. The message says why, and which command repairs it. It is never retried.
/// </summary>
public sealed class InsightsSignInRequiredException : InsightsException
{
    internal InsightsSignInRequiredException(string message, SignInReason reason, string? errorCode, string repairCommand, Exception? innerException = null)
        : base(message, innerException)
    {
        (Reason, ErrorCode, RepairCommand) = (reason, errorCode, repairCommand);
        Failure = new Failure(ErrorKind.SignInRequired) { IsUnprocessed = true };
    }

    /// <summary>Why a person is needed.</summary>
    public SignInReason Reason { get; }

    /// <summary>The authority's own code, such as <c>AADSTS50173</c>; null where it was not asked or sent none.</summary>
    public string? ErrorCode { get; }

    /// <summary>The command that repairs it.</summary>
    public string RepairCommand { get; }

    /// <summary>The same for one operation, of several that share a token.</summary>
    internal InsightsSignInRequiredException CreateForOperation(string operation, string? queryText) =>
        new(Message, Reason, ErrorCode, RepairCommand, this) { Operation = operation, QueryText = queryText };
}

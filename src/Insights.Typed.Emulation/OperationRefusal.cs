namespace Insights.Typed.Emulation;

/// <summary>A documented refusal of an operation.</summary>
/// <param name="StatusCode">The status code.</param>
/// <param name="Reason">The reason, which is the start of the message in the envelope.</param>
/// <param name="Cause">The usual cause.</param>
public sealed record OperationRefusal(int StatusCode, string Reason, string Cause)
{
    internal static readonly OperationRefusal Unauthorized = FromStatus(401, "The token is missing or wrong, or it has expired: a token is valid for 60 minutes.");

    internal static readonly OperationRefusal Forbidden = FromStatus(403, "The user lacks the Executive Report Viewer role, or the program requires another kind of token.");

    internal static readonly OperationRefusal Unavailable = FromStatus(503, "The service cannot respond now. Send the request again later.");

    internal static readonly OperationRefusal UnknownDataset = new(400, ServiceErrors.UnknownDatasetReason, "No dataset has the name in FROM.");

    internal static readonly OperationRefusal UnknownColumn = new(400, ServiceErrors.UnknownColumnReason, "The dataset has no column or metric with a name in the query.");

    internal static readonly OperationRefusal MissingValue = new(400, ServiceErrors.MissingValueReason, "A required field or parameter is missing.");

    internal static readonly OperationRefusal UnknownQueryId = new(400, ServiceErrors.UnknownQueryIdReason, "No query has the id.");

    internal static readonly OperationRefusal SystemQuery = new(400, ServiceErrors.UnknownQueryIdReason, "The query is a system query, which cannot be deleted.");

    internal static readonly OperationRefusal StartTimeTooEarly = new(400, ServiceErrors.StartTimeTooEarlyReason, "StartTime is too early.");

    internal static readonly OperationRefusal InvalidTime = new(400, ServiceErrors.FormatInvalidTime("StartTime"), "A time has another format.");

    internal static readonly OperationRefusal InvalidParameters = new(400, ServiceErrors.InvalidParametersReason, "For example, RecurrenceInterval is below the minimum of the dataset.");

    internal static readonly OperationRefusal UnknownValue = new(400, ServiceErrors.FormatUnknownValue("XLSX"), "Format, CallbackMethod or a status has a value that the service does not know.");

    internal static readonly OperationRefusal NotFound = new(404, ServiceErrors.NotFoundReason, "No item has the id or the name.");

    internal static readonly OperationRefusal NoExecutions = new(404, ServiceErrors.NoExecutionsReason, "The report has no execution with one of the statuses yet.");

    private static OperationRefusal FromStatus(int statusCode, string cause) => new(statusCode, ServiceErrorMessage.FromStatusCode(statusCode), cause);
}

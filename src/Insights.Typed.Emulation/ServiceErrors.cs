namespace Insights.Typed.Emulation;

/// <summary>The documented reasons. The detail after each of them is not documented.</summary>
internal static class ServiceErrors
{
    public const string UnknownDatasetReason = "invalid table name";
    public const string UnknownColumnReason = "incorrect column name";
    public const string MissingValueReason = "null or missing value";
    public const string UnknownQueryIdReason = "invalid QueryId";
    public const string StartTimeTooEarlyReason = "start time should at least be 4 hours from current UTC time";
    public const string InvalidParametersReason = "invalid report parameters";
    public const string NotFoundReason = "no item found with given filters";
    public const string NoExecutionsReason = "no executions have occurred for the given filter conditions";

    public static ServiceErrorException UnknownDataset(string detail) => new(400, UnknownDatasetReason, detail);

    public static ServiceErrorException UnknownColumn(string detail) => new(400, UnknownColumnReason, detail);

    public static ServiceErrorException MissingValue(string field) => new(400, MissingValueReason, field);

    public static ServiceErrorException UnknownQueryId(string detail) => new(400, UnknownQueryIdReason, detail);

    public static ServiceErrorException StartTimeTooEarly(string detail) => new(400, StartTimeTooEarlyReason, detail);

    public static ServiceErrorException InvalidTimeFormat(string field) => new(400, FormatInvalidTime(field));

    public static ServiceErrorException InvalidParameters(string detail) => new(400, InvalidParametersReason, detail);

    public static ServiceErrorException UnknownValue(string value) => new(400, FormatUnknownValue(value));

    public static ServiceErrorException NotFound() => new(404, NotFoundReason);

    public static ServiceErrorException NoExecutions() => new(404, NoExecutionsReason);

    /// <summary>Creates the exception for a refusal that is not documented.</summary>
    public static ServiceErrorException BadRequest(string message) => new(400, message);

    public static string FormatInvalidTime(string field) => $"{field} should follow the format yyyy-MM-ddTHH:mm:ssZ";

    public static string FormatUnknownValue(string value) => $"requested value '{value}' not found";
}

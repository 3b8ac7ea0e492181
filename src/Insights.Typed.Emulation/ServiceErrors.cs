namespace Insights.Typed.Emulation;

/// <summary>The documented reasons. The detail after each of them is not documented.</summary>
internal static class ServiceErrors
{
    public static ServiceErrorException UnknownDataset(string detail) => new(400, "invalid table name", detail);

    public static ServiceErrorException UnknownColumn(string detail) => new(400, "incorrect column name", detail);

    public static ServiceErrorException MissingValue(string field) => new(400, "null or missing value", field);

    public static ServiceErrorException UnknownQueryId(string detail) => new(400, "invalid QueryId", detail);

    public static ServiceErrorException StartTimeTooEarly(string detail) => new(400, "start time should at least be 4 hours from current UTC time", detail);

    public static ServiceErrorException InvalidTimeFormat(string field) => new(400, $"{field} should follow the format yyyy-MM-ddTHH:mm:ssZ");

    public static ServiceErrorException InvalidParameters(string detail) => new(400, "invalid report parameters", detail);

    public static ServiceErrorException UnknownValue(string value) => new(400, $"requested value '{value}' not found");

    public static ServiceErrorException NotFound() => new(404, "no item found with given filters");

    public static ServiceErrorException NoExecutions() => new(404, "no executions have occurred for the given filter conditions");

    /// <summary>Creates the exception for a refusal that is not documented.</summary>
    public static ServiceErrorException BadRequest(string message) => new(400, message);
}

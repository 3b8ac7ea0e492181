namespace Insights.Typed.Emulation;

/// <summary>The documented reasons. The detail after each of them is not documented.</summary>
internal static class Refusal
{
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

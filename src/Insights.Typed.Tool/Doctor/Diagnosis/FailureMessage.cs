using System.Net;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>The message of a failure, for the user of the tool.</summary>
internal static class FailureMessage
{
    private const string UnknownName = "The service does not have that name. If a schema file has it, the file is outdated. " + SchemaAdvice.Refresh;

    /// <summary>Whether an exception is a failure that its message explains, and not an error in the tool.</summary>
    public static bool IsExplained(Exception exception) => exception is ToolException or InsightsException or ArgumentException or IOException or UnauthorizedAccessException;

    /// <summary>Creates the message, of one or several lines.</summary>
    public static string Create(Exception exception)
    {
        string?[] lines =
        [
            exception is InsightsServiceException { StatusCode: HttpStatusCode.BadRequest, ServiceMessage: { } reason, QueryText: { } query } refused
                // The advice of the exception is for developers.
                ? $"The service refused '{refused.Operation}': {reason}{Environment.NewLine}The query: {query}{(SchemaAdvice.IsUnknownNameError(reason) ? Environment.NewLine + UnknownName : "")}"
                : exception is ArgumentException { ParamName: { } name } wrong ? wrong.Message.Split($" (Parameter '{name}')")[0]
                : exception.Message,
            // The service does not know a request that did not reach it.
            exception is InsightsException { CorrelationId: { } id } && ExceptionChain.Find<HttpRequestException>(exception) is null ? $"Correlation id for the service's support: {id}." : null,
            exception.Data[InsightsException.RemainingResourcesKey] as string,
        ];
        return string.Join(Environment.NewLine, lines.Where(line => line is not null));
    }
}

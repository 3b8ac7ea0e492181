using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Insights.Typed.DependencyInjection;

/// <summary>Checks that a client's credential works and that the service accepts it.</summary>
internal sealed class ClientHealthCheck(InsightsClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.CheckAccessAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("The service accepts the credential.");
        }
        catch (InsightsException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception, GetData(exception));
        }
    }

    private static Dictionary<string, object> GetData(InsightsException exception)
    {
        var data = new Dictionary<string, object> { ["kind"] = InsightsTelemetry.GetErrorType(exception) };
        if (exception.CorrelationId is { } id)
        {
            data["correlationId"] = id;
        }

        return data;
    }
}

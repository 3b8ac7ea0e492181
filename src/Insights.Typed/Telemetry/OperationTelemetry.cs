using System.Diagnostics;
using System.Net;
using Insights.Typed.Errors;
using Insights.Typed.Operations;

namespace Insights.Typed.Telemetry;

/// <summary>The telemetry of one operation of the service, including its retries: a span, a measurement and an event at its end.</summary>
internal sealed class OperationTelemetry : IDisposable
{
    private readonly ClientTelemetry client;
    private readonly string operation;
    private readonly long started;
    private readonly Activity? activity;
    private HttpStatusCode? status;
    private bool? isMfaCompliant;
    private string? responseCorrelationId;
    private Exception? failure;

    public OperationTelemetry(ClientTelemetry client, ServiceOperation operation)
    {
        this.client = client;
        this.operation = operation.Name;
        started = client.Timestamp;
        if (Instruments.Source.HasListeners())
        {
            var tags = client.Tags;
            tags.Add(Tag.Operation, operation.Name);
            tags.Add(Tag.Method, operation.Method.Method);
            tags.Add(Tag.Template, operation.Template);
            activity = Instruments.Source.StartActivity(operation.Name, ActivityKind.Client, parentContext: default, tags);
        }
    }

    /// <summary>Gets the correlation id of all requests of the operation.</summary>
    public string CorrelationId { get; } = Guid.NewGuid().ToString();

    /// <summary>Records a response of the service, with any status; a later one replaces it.</summary>
    public void ResponseReceived(HttpStatusCode status, string? correlationId, bool? isMfaCompliant)
    {
        this.status = status;
        this.isMfaCompliant = isMfaCompliant;
        responseCorrelationId = correlationId;
    }

    public void Failed(Exception exception) => failure = exception;

    public void Dispose()
    {
        var elapsed = client.GetElapsedTime(started);
        var errorType = failure is null ? null : ErrorKind.Get(failure);
        if (failure is OperationCanceledException)
        {
            client.Log.OperationCanceled(operation, elapsed, CorrelationId);
        }
        else if (errorType is not null)
        {
            client.Log.OperationFailed(operation, errorType, elapsed, (failure as InsightsServiceException)?.ServiceMessage ?? Events.None, (failure as InsightsException)?.CorrelationId ?? Events.None, (failure as InsightsException)?.RequestId ?? Events.None);
        }
        else
        {
            client.Log.OperationCompleted(operation, (int)(status ?? 0), elapsed, responseCorrelationId ?? CorrelationId);
        }

        if (Instruments.OperationDuration.Enabled)
        {
            var tags = client.Tags;
            tags.Add(Tag.Operation, operation);
            if (status is { } statusCode)
            {
                tags.Add(Tag.Status, (int)statusCode);
            }

            ClientTelemetry.Add(ref tags, errorType);
            Instruments.OperationDuration.Record(elapsed.TotalSeconds, tags);
        }

        if (activity is not null)
        {
            if (status is { } statusCode)
            {
                activity.SetTag(Tag.Status, (int)statusCode);
            }

            if (isMfaCompliant is { } isCompliant)
            {
                activity.SetTag(Tag.MfaCompliant, isCompliant);
            }

            if (errorType is not null)
            {
                ClientTelemetry.Fail(activity, errorType, failure!);
            }

            activity.Dispose();
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Compression;
using Insights.Typed.Errors;
using Insights.Typed.Telemetry;
using Insights.Typed.Tokens;

namespace Insights.Typed.Transport;

/// <content>One attempt: a token, a request, and a response or an error.</content>
internal sealed partial class ServiceConnection
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly ProductInfoHeaderValue Product = new("Insights.Typed", typeof(ServiceConnection).Assembly.GetName().Version!.ToString(3));

    /// <summary>Gets the service's assessment of the tokens.</summary>
    public MfaCompliance Mfa { get; } = new(telemetry);

    /// <summary>Sends a request. A token that the service refuses is renewed once: it may have been revoked before it expired.</summary>
    private async Task<ServiceResponse> SendWithTokenAsync(ServiceRequest request, OperationTelemetry operation, CancellationToken cancellationToken)
    {
        var address = GetAddress(request);
        var token = await GetTokenAsync(tokens.GetAsync(cancellationToken)).ConfigureAwait(false);
        try
        {
            return await AttemptAsync(request, operation, address, token, cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsServiceException exception) when (exception.StatusCode == HttpStatusCode.Unauthorized)
        {
            telemetry.Log.TokenRefused(request.Operation, exception.CorrelationId ?? Events.None, exception.RequestId ?? Events.None);
            var renewed = await GetTokenAsync(tokens.RenewAsync(token, cancellationToken)).ConfigureAwait(false);
            if (renewed == token)
            {
                throw;
            }

            return await AttemptAsync(request, operation, address, renewed, cancellationToken).ConfigureAwait(false);
        }

        async ValueTask<string> GetTokenAsync(ValueTask<string> pendingToken)
        {
            try
            {
                return await pendingToken.ConfigureAwait(false);
            }
            catch (InsightsSignInRequiredException exception) when (!CallerCallback.HasThrown(exception))
            {
                throw exception.CreateForOperation(request.Operation, request.QueryText);
            }
            catch (InsightsException exception) when (!CallerCallback.HasThrown(exception))
            {
                // One renewal can fail for many operations: each gets a separate exception with its operation.
                throw new InsightsException(exception.Message, exception)
                {
                    Operation = request.Operation,
                    QueryText = request.QueryText,
                    Failure = FailureClassifier.FromToken(exception),
                };
            }
        }
    }

    /// <summary>Sends one attempt. The timeout of the response starts here: a user who signs in may need longer for the token.</summary>
    private async Task<ServiceResponse> AttemptAsync(
        ServiceRequest request, OperationTelemetry operation, Uri address, string token, CancellationToken cancellationToken)
    {
        using var timer = new AttemptTimer(options.RequestTimeout, options.TimeProvider);
        using var linkedSource = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var ids = RequestIds.Create(operation.CorrelationId);
        try
        {
            var serviceResponse = await SendOnceAsync(request, ids, address, token, timer, linkedSource.Token).ConfigureAwait(false);
            Mfa.Update(serviceResponse);
            operation.ResponseReceived(serviceResponse.Status, serviceResponse.CorrelationId, serviceResponse.IsMfaCompliant);
            ServiceExceptions.ThrowIfRefused(request, serviceResponse, options.MaxResponseBytes);
            return serviceResponse;
        }
        catch (InsightsException exception)
        {
            exception.SetRequestIds(ids.CorrelationId, ids.RequestId);
            throw;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // With the caller's token, which distinguishes it from other cancellations.
            throw new TaskCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            // A handler can have additional time limits, for example for connecting. None of them is the service's, which responds or closes the connection.
            throw CreateNoResponseException(
                timer.IsExpired
                    ? $"'{request.Operation}' received no response within {options.RequestTimeout}."
                    : $"'{request.Operation}' was canceled by a handler of this client: {exception.Message}",
                FailureClassifier.Timeout,
                exception);
        }
        catch (HttpRequestException exception)
        {
            var message = $"'{request.Operation}' could not reach {baseAddress.Host}: {exception.Message}";
            var failure = FailureClassifier.FromTransport(exception);

            // A connection that is lost while the client reads the body has another cause than a request that takes the service too long.
            var (limited, advice) = timer.HasResponse ? (failure, "") : ServiceTimeLimit.Apply(request, failure, timer.Elapsed);
            throw CreateNoResponseException(advice.Length == 0 ? message : message.TrimEnd('.') + "." + advice, limited, exception);
        }

        InsightsException CreateNoResponseException(string message, Failure failure, Exception cause) =>
            new(message, cause) { Operation = request.Operation, QueryText = request.QueryText, Failure = failure, CorrelationId = ids.CorrelationId, RequestId = ids.RequestId };
    }

    private async Task<ServiceResponse> SendOnceAsync(
        ServiceRequest request, RequestIds ids, Uri address, string token, AttemptTimer timer, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        message.Headers.UserAgent.Add(Product);
        ids.AddTo(message);
        TimeLimitOption.Set(message, SuspendTimeout);
        if (options.ValidateMfa)
        {
            MfaCompliance.AddHeader(message);
        }

        ContentCodings.AddAcceptHeader(message);
        if (request.CreateBody is not null)
        {
            message.Content = new LateContent(request.CreateBody) { Headers = { ContentType = Json } };
        }

        request.OnSending?.Invoke();
        using var response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        timer.SetResponded();
        clock.Update(response);
        var serviceResponse = await ServiceResponse.ReadAsync(response, ids, address, options.MaxResponseBytes, options.TimeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return serviceResponse with { Token = token, Program = options.Program, Elapsed = timer.Elapsed };

        void SuspendTimeout(bool isSuspended)
        {
            timer.Suspend(isSuspended);
            CleanUpLimit.Current?.Suspend(isSuspended);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Explore.Http;

/// <summary>Turns exceptions into responses. The messages of the library contain no secrets.</summary>
internal sealed class ApiErrors(IExploreHost host)
{
    public async Task InvokeAsync(HttpContext context, Func<Task> next)
    {
        try
        {
            await next().ConfigureAwait(false);
            if (context.GetEndpoint() is null && !context.Response.HasStarted)
            {
                throw new ExploreException(ExploreFailure.NotFound, "Nothing has this address.");
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page does not wait for the response any more.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // The headers are those of the response that failed, such as the name of a file.
            context.Response.Clear();
            SecurityHeaders.Set(context.Response);
            var (failure, document) = Describe(exception);
            await WriteAsync(context, failure, document).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A part of the response was sent: the browser must not take it for the whole.
            Describe(exception);
            context.Abort();
        }
    }

    public static Task WriteAsync(HttpContext context, ExploreFailure failure, JsonObject document) => ApiResponse.WriteAsync(context, document, GetStatus(failure));

    /// <summary>Describes the failure of a run or of a request.</summary>
    public (ExploreFailure Failure, JsonObject Document) Describe(Exception exception)
    {
        var (failure, message) = exception switch
        {
            ExploreException known => (known.Failure, known.Message),
            InsightsException => (ExploreFailure.Service, exception.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                (ExploreFailure.TooLarge, FormattableString.Invariant($"The request has more than {LoopbackServer.MaxRequestBodySize} bytes.")),
            BadHttpRequestException or JsonException => (ExploreFailure.BadRequest, $"The request cannot be read: {exception.Message}"),
            ArgumentException argument => (ExploreFailure.BadRequest, GetMessage(argument)),
            _ => (ExploreFailure.Server, $"insights explore failed: {exception.Message}"),
        };
        if (failure == ExploreFailure.Server)
        {
            host.ReportError($"{exception.GetType()}: {exception.Message}{Environment.NewLine}{exception.StackTrace}");
        }

        var document = new JsonObject { ["kind"] = JsonName.Get(failure), ["message"] = message };
        if (exception is InsightsException { CorrelationId: { } id })
        {
            document["correlationId"] = id;
        }

        if (exception.Data[InsightsException.RemainingResourcesKey] is string remaining)
        {
            document["message"] = $"{message} {remaining}";
        }

        return (failure, document);
    }

    /// <summary>The message without the name of the parameter, which only a program knows.</summary>
    private static string GetMessage(ArgumentException exception) =>
        exception.ParamName is { } name ? exception.Message.Split($" (Parameter '{name}')")[0] : exception.Message;

    private static int GetStatus(ExploreFailure failure) => failure switch
    {
        ExploreFailure.BadRequest => StatusCodes.Status400BadRequest,
        ExploreFailure.Unauthorized => StatusCodes.Status401Unauthorized,
        ExploreFailure.Forbidden => StatusCodes.Status403Forbidden,
        ExploreFailure.NotFound => StatusCodes.Status404NotFound,
        ExploreFailure.Conflict => StatusCodes.Status409Conflict,
        ExploreFailure.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ExploreFailure.QueryInvalid => StatusCodes.Status422UnprocessableEntity,
        ExploreFailure.TooManyRuns => StatusCodes.Status429TooManyRequests,
        ExploreFailure.Service => StatusCodes.Status502BadGateway,
        ExploreFailure.Server => StatusCodes.Status500InternalServerError,
    };
}

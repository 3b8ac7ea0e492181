using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.LocalService.Http;

/// <summary>The host of the report files. Like a blob store, it checks only the link and refuses a token.</summary>
internal sealed class DownloadEndpoint(EmulatedService service, ReportFiles files, SecureLinks links, LocalServiceOptions options, RequestLog log, FaultInjector injector)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("reports/{fileName}", [HttpMethods.Get, HttpMethods.Head], context => DownloadAsync(context));

    private Task DownloadAsync(HttpContext context)
    {
        log.Add(context.Request, includeQuery: false);
        return injector.RunAsync(context, InsightsOperation.Download, () => RespondAsync(context));
    }

    private async Task RespondAsync(HttpContext context)
    {
        var result = await CreateResultAsync(context).ConfigureAwait(false);
        await result.ExecuteAsync(context).ConfigureAwait(false);
    }

    private async Task<IResult> CreateResultAsync(HttpContext context)
    {
        var request = context.Request;
        var fileName = (string)request.RouteValues["fileName"]!;
        if (request.Headers.ContainsKey(HeaderNames.Authorization))
        {
            return Results.Text(ServiceErrorMessage.AuthorizationWithSignedLink, statusCode: StatusCodes.Status400BadRequest);
        }

        if (!links.IsValid(fileName, request.GetParameter("se"), request.GetParameter("sig"), options.TimeProvider.GetUtcNow().UtcDateTime))
        {
            return Results.Text("The link has expired, or its signature does not match.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (service.FindExecution(Path.GetFileNameWithoutExtension(fileName)) is not { } execution)
        {
            return Results.Text(ServiceErrorMessage.ReportDeleted, statusCode: StatusCodes.Status404NotFound);
        }

        if (context.Features.Get<FileChangeFeature>() is not null)
        {
            files.AddChangedVersion(execution);
        }

        return await CreateFileResultAsync(context, execution, files.GetLatest(execution)).ConfigureAwait(false);
    }

    private async Task<IResult> CreateFileResultAsync(HttpContext context, EmulatedExecution execution, FileVersion file)
    {
        var type = execution.Report.Format.ContentType;
        if (options.FileCompression != LocalServiceCompression.None)
        {
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (AcceptedEncoding.Find(context.Request) is { } encoding)
            {
                context.Response.Headers.ContentEncoding = encoding.Name;
                return options.FileCompression switch
                {
                    LocalServiceCompression.Stored => CreateStoredResult(
                        await file.GetPathAsync(encoding, context.RequestAborted).ConfigureAwait(false), type, execution, $"{file.Tag}-{encoding.Name}"),
                    LocalServiceCompression.OnTheFly => CreateStreamedResult(
                        context, await file.GetPathAsync(context.RequestAborted).ConfigureAwait(false), type, execution, file.Tag, encoding),
                    LocalServiceCompression.None => throw new InvalidOperationException("A file that is not compressed has no encoding."),
                };
            }
        }

        return CreateStoredResult(await file.GetPathAsync(context.RequestAborted).ConfigureAwait(false), type, execution, file.Tag);
    }

    private static IResult CreateStoredResult(string path, string contentType, EmulatedExecution execution, string tag) => Results.File(
        FileVersion.Open(path),
        contentType,
        lastModified: execution.CompletedTime,
        entityTag: new EntityTagHeaderValue($"\"{tag}\""),
        enableRangeProcessing: true);

    private static PushStreamHttpResult CreateStreamedResult(HttpContext context, string path, string contentType, EmulatedExecution execution, string tag, FileEncoding encoding) =>
        TypedResults.Stream(
            stream => encoding.CompressAsync(path, stream, context.RequestAborted),
            contentType,
            lastModified: execution.CompletedTime,
            entityTag: new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
}

using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.LocalService.Http;

/// <summary>The host of the report files. As a blob store does, it goes by the link alone and refuses a token.</summary>
internal sealed class DownloadEndpoint(EmulatedService service, ReportFiles files, SecureLinks links, LocalServiceOptions options, RequestLog log, FaultSite site)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("reports/{fileName}", [HttpMethods.Get, HttpMethods.Head], context => DownloadAsync(context));

    private Task DownloadAsync(HttpContext context)
    {
        log.Add(context.Request, withQuery: false);
        return site.RunAsync(context, InsightsOperation.Download, () => AnswerAsync(context));
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var result = await ResultOfAsync(context).ConfigureAwait(false);
        await result.ExecuteAsync(context).ConfigureAwait(false);
    }

    private async Task<IResult> ResultOfAsync(HttpContext context)
    {
        var request = context.Request;
        var fileName = (string)request.RouteValues["fileName"]!;
        if (request.Headers.ContainsKey(HeaderNames.Authorization))
        {
            return Results.Text(RefusalMessage.TokenWithLink, statusCode: StatusCodes.Status400BadRequest);
        }

        if (!links.IsValid(fileName, request.Parameter("se"), request.Parameter("sig"), options.TimeProvider.GetUtcNow().UtcDateTime))
        {
            return Results.Text("The link has expired, or its signature does not match.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (service.FindExecution(Path.GetFileNameWithoutExtension(fileName)) is not { } execution)
        {
            return Results.Text(RefusalMessage.NoFile, statusCode: StatusCodes.Status404NotFound);
        }

        if (context.Features.Get<FileChange>() is not null)
        {
            files.Change(execution);
        }

        return await FileAsync(context, execution, files.Find(execution)).ConfigureAwait(false);
    }

    private async Task<IResult> FileAsync(HttpContext context, EmulatedExecution execution, FileVersion file)
    {
        var type = execution.Report.Format.ContentType;
        if (options.FileCompression != LocalServiceCompression.None)
        {
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (AcceptedEncoding.Of(context.Request) is { } encoding)
            {
                context.Response.Headers.ContentEncoding = encoding.Name;
                return options.FileCompression == LocalServiceCompression.Stored
                    ? Stored(await file.PathAsync(encoding, context.RequestAborted).ConfigureAwait(false), type, execution, $"{file.Tag}-{encoding.Name}")
                    : OnTheFly(context, await file.PathAsync(context.RequestAborted).ConfigureAwait(false), type, execution, file.Tag, encoding);
            }
        }

        return Stored(await file.PathAsync(context.RequestAborted).ConfigureAwait(false), type, execution, file.Tag);
    }

    private static IResult Stored(string path, string contentType, EmulatedExecution execution, string tag) => Results.File(
        FileVersion.Open(path),
        contentType,
        lastModified: execution.Completed,
        entityTag: new EntityTagHeaderValue($"\"{tag}\""),
        enableRangeProcessing: true);

    private static PushStreamHttpResult OnTheFly(HttpContext context, string path, string contentType, EmulatedExecution execution, string tag, FileEncoding encoding) =>
        TypedResults.Stream(
            stream => encoding.CompressAsync(path, stream, context.RequestAborted),
            contentType,
            lastModified: execution.Completed,
            entityTag: new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
}

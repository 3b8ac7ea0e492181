using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.LocalService.Http;

/// <summary>The host of the report files. As a blob store does, it goes by the link alone and refuses a token.</summary>
internal sealed class DownloadEndpoint(ReportStore reports, SecureLinks links, TimeProvider clock, RequestLog log, LocalServiceFaults faults)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("reports/{fileName}", [HttpMethods.Get, HttpMethods.Head], context => DownloadAsync(context));

    private Task DownloadAsync(HttpContext context)
    {
        log.Add(context.Request, withQuery: false);
        return FaultyExchange.RunAsync(context, LocalServiceOperation.Download, faults, clock, () => AnswerAsync(context));
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
            return Results.Text("A signed link is complete: it must be fetched without an Authorization header.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (!links.IsValid(fileName, request.Parameter("se"), request.Parameter("sig"), clock.GetUtcNow().UtcDateTime))
        {
            return Results.Text("The link has expired, or its signature does not match.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (reports.FindExecution(Path.GetFileNameWithoutExtension(fileName)) is not { } execution)
        {
            return Results.Text("The report has been deleted.", statusCode: StatusCodes.Status404NotFound);
        }

        var path = await execution.FileAsync(context.RequestAborted).ConfigureAwait(false);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Results.File(
            stream,
            execution.Report.Format.ContentType,
            lastModified: execution.Completed,
            entityTag: new EntityTagHeaderValue($"\"{execution.Id}\""),
            enableRangeProcessing: true);
    }
}

using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.Explore.Files;

/// <summary>Results as files.</summary>
internal sealed class FileEndpoints(RunList runs, IExploreHost host, ResultFolder folder, TimeProvider time)
{
    private readonly FileTickets tickets = new(time);

    /// <summary>Describes the formats in which a result can be saved.</summary>
    public static JsonArray DescribeFormats() =>
        ApiResponse.CreateArray(Enum.GetValues<ResultFormat>().Select(format => new JsonObject { ["format"] = format.GetExtension(), ["text"] = format.GetText() }));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/runs/{id}/files", CreateAsync);
        routes.MapGet("/files/{ticket}", SendAsync);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var run = runs.Get(context.Request.GetRouteText("id"));
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        if (ResultFormats.Find(body.GetText("format")) is not { } format)
        {
            throw new ExploreException(ExploreFailure.BadRequest, $"The format must be one of {string.Join(", ", Enum.GetValues<ResultFormat>().Select(known => known.GetExtension()))}.");
        }

        if (!run.HasEnded)
        {
            throw new ExploreException(ExploreFailure.Conflict, "The rows are still arriving. Save them when the run is completed.");
        }

        // Written before the response, so that a value that does not fit its type can be reported.
        var path = format switch
        {
            ResultFormat.Parquet => await WriteParquetAsync(run, context.RequestAborted).ConfigureAwait(false),
            ResultFormat.Csv or ResultFormat.JsonLines => null,
        };
        var ticket = new FileTicket(run, format, path);
        await ApiResponse.WriteAsync(context, new JsonObject { ["address"] = $"/files/{tickets.Add(ticket)}", ["fileName"] = ticket.FileName }).ConfigureAwait(false);
    }

    private async Task<string> WriteParquetAsync(Run run, CancellationToken cancellationToken)
    {
        var path = folder.GetPath($"{run.Id}-{Guid.NewGuid():N}.parquet");
        try
        {
            await ParquetResult.WriteAsync(run.Table, run.Inspection.Dataset is null ? run.Query : host.CreateTypedQuery(run.Inspection.Text), path, cancellationToken).ConfigureAwait(false);
            return path;
        }
        catch
        {
            ResultFolder.DeleteFile(path);
            throw;
        }
    }

    private async Task SendAsync(HttpContext context)
    {
        var ticket = tickets.Take(context.Request.GetRouteText("ticket"));
        context.Response.ContentType = ticket.Format.GetContentType();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(ticket.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        try
        {
            await SendAsync(ticket, context).ConfigureAwait(false);
        }
        finally
        {
            ticket.DeleteFile();
        }
    }

    private static Task SendAsync(FileTicket ticket, HttpContext context) => ticket.Format switch
    {
        ResultFormat.Csv => ResultFile.WriteCsvAsync(ticket.Run.Table, context.Response.Body, context.RequestAborted),
        ResultFormat.JsonLines => ResultFile.WriteJsonLinesAsync(ticket.Run.Table, context.Response.Body, context.RequestAborted),
        ResultFormat.Parquet => context.Response.SendFileAsync(ticket.Path!, context.RequestAborted),
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Results;

/// <summary>Previews, runs and their rows.</summary>
internal sealed class RunEndpoints(RunList runs)
{
    /// <summary>The maximum number of rows in a response.</summary>
    public const int MaxRows = 1000;

    private const int DefaultRows = 100;

    /// <summary>The time between two events, so that a page is not busy with them. Real connections are paced, so this is real time.</summary>
    private static readonly TimeSpan EventInterval = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/previews", PreviewAsync);
        routes.MapPost("/api/runs", StartAsync);
        routes.MapGet("/api/runs", context => ApiResponse.WriteAsync(context, new JsonObject { ["runs"] = ApiResponse.CreateArray(runs.All.Select(run => run.Observe().Document)) }));
        routes.MapGet("/api/runs/{id}", context => ApiResponse.WriteAsync(context, Get(context).Observe().Document));
        routes.MapGet("/api/runs/{id}/events", WriteEventsAsync);
        routes.MapGet("/api/runs/{id}/rows", WriteRowsAsync);
        routes.MapPost("/api/runs/{id}/cancel", CancelAsync);
        routes.MapDelete("/api/runs/{id}", DeleteAsync);
    }

    private async Task PreviewAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var run = await runs.StartPreviewAsync(body.GetText("text"), body.FindTime("start"), body.FindTime("end")).ConfigureAwait(false);
        try
        {
            await run.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
            await run.CancelAsync().ConfigureAwait(false);
            throw;
        }

        if (run.Failure is { } failure)
        {
            // A preview without rows is no result.
            await runs.DeleteAsync(run).ConfigureAwait(false);
            await ApiErrors.WriteAsync(context, failure.Kind, failure.Document).ConfigureAwait(false);
            return;
        }

        var rows = await run.Table.ReadAsync(0, MaxRows, context.RequestAborted).ConfigureAwait(false);
        await ApiResponse.WriteAsync(context, (json, _) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("run");
            run.Observe().Document.WriteTo(json);
            json.WritePropertyName("page");
            WritePage(json, 0, run.Table.RowCount, rows);
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private async Task StartAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var run = await runs.StartReportAsync(body.GetText("text"), body.FindTime("start"), body.FindTime("end")).ConfigureAwait(false);
        await ApiResponse.WriteAsync(context, run.Observe().Document, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private async Task WriteEventsAsync(HttpContext context)
    {
        var run = Get(context);
        var events = new EventStream(context);
        await events.BeginAsync().ConfigureAwait(false);
        while (true)
        {
            var (document, hasEnded, changed) = run.Observe();
            await events.WriteAsync(hasEnded ? "end" : "progress", document).ConfigureAwait(false);
            if (hasEnded)
            {
                return;
            }

            await Task.Delay(EventInterval, context.RequestAborted).ConfigureAwait(false);
            while (!await HasChangedAsync(changed, context.RequestAborted).ConfigureAwait(false))
            {
                await events.WriteHeartbeatAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<bool> HasChangedAsync(Task changed, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(HeartbeatInterval, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task WriteRowsAsync(HttpContext context)
    {
        var run = Get(context);
        var offset = context.Request.GetInteger("offset", 0, 0, long.MaxValue);
        var count = (int)context.Request.GetInteger("count", DefaultRows, 1, MaxRows);
        var rows = context.Request.FindText("sort") is { } sort
            ? await ReadSortedAsync(run, sort, context.Request.GetBoolean("descending"), offset, count, context.RequestAborted).ConfigureAwait(false)
            : await run.Table.ReadAsync(offset, count, context.RequestAborted).ConfigureAwait(false);
        await ApiResponse.WriteAsync(context, (json, _) => WritePage(json, offset, run.Table.RowCount, rows)).ConfigureAwait(false);
    }

    private static Task<List<string?[]>> ReadSortedAsync(Run run, string column, bool isDescending, long offset, int count, CancellationToken cancellationToken) => run.HasEnded
        ? run.Table.ReadSortedAsync(run.Table.FindColumn(column), isDescending, offset, count, cancellationToken)
        : throw new ExploreException(ExploreFailure.Conflict, "The rows are still arriving. Sort them when the run is completed.");

    private async Task CancelAsync(HttpContext context)
    {
        var run = Get(context);
        await run.CancelAsync().ConfigureAwait(false);
        await ApiResponse.WriteAsync(context, run.Observe().Document, StatusCodes.Status202Accepted).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        await runs.DeleteAsync(Get(context)).ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Run Get(HttpContext context) => runs.Get(context.Request.GetRouteText("id"));

    private static void WritePage(Utf8JsonWriter json, long offset, long total, List<string?[]> rows)
    {
        json.WriteStartObject();
        json.WriteNumber("offset", offset);
        json.WriteNumber("total", total);
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartArray();
            foreach (var value in row)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

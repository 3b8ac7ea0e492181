using System.Net;
using Insights.Typed.LocalService;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Queries;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Service;

/// <summary>The service, as far as a client can tell. Safe for use by many threads: one request is answered at a time.</summary>
internal sealed class InMemoryService
{
    private readonly Lock gate = new();
    private readonly List<InMemoryRequest> requests = [];
    private readonly List<string> run = [];
    private readonly Faults faults = new();
    private readonly GivenRows given;
    private readonly SavedQueries saved;
    private readonly TimeProvider clock;
    private readonly QueryOperations queries;
    private readonly ReportOperations reports;

    public InMemoryService(TimeProvider clock, bool evaluatesDateRanges)
    {
        this.clock = clock;
        var ids = new Ids(seed: 1);
        given = new GivenRows(evaluatesDateRanges);
        var none = new Catalogue([]);
        saved = new SavedQueries(none, new QueryBinder(none), clock.GetUtcNow().UtcDateTime);
        queries = new QueryOperations(given, saved, ids, run, clock);
        reports = new ReportOperations(given, saved, ids, run, clock);
    }

    public IReadOnlyList<InMemoryRequest> Requests => Locked(() => requests.ToArray());

    public IReadOnlyList<string> Run => Locked(() => run.ToArray());

    public bool SaysRedacted
    {
        get => Locked(() => queries.SaysRedacted);
        set => Locked(() => queries.SaysRedacted = reports.SaysRedacted = value);
    }

    public void Add(GeneratedDataset dataset, IReadOnlyList<object?[]> rows) => Locked(() =>
    {
        Register(dataset);
        given.Add(dataset.Schema.Name, rows);
        return true;
    });

    public void Answer(GeneratedDataset dataset, string query, IReadOnlyList<object?[]> rows) => Locked(() =>
    {
        Register(dataset);
        given.Answer(query, rows);
        return true;
    });

    public void Fail(Fault fault) => Locked(() =>
    {
        faults.Add(fault);
        return true;
    });

    public HttpResponseMessage Respond(HttpRequestMessage request, string? body) => Locked(() => RespondTo(request, body));

    private HttpResponseMessage RespondTo(HttpRequestMessage request, string? body)
    {
        var address = request.RequestUri!;
        var route = Route.Of(request.Method, address);
        requests.Add(new InMemoryRequest(route?.Operation, request.Method.Method, Route.PathOf(address), body));
        if (route is not { } known)
        {
            return Response.Refusal(HttpStatusCode.NotFound, $"there is no operation {request.Method} {address.AbsolutePath}");
        }

        var isDownload = known.Operation == InsightsOperation.Download;
        if (request.Headers.Authorization?.Scheme == "Bearer" == isDownload)
        {
            return isDownload
                ? Response.Text(HttpStatusCode.BadRequest, "A signed link is complete: it must be fetched without an Authorization header.")
                : Response.Refusal(HttpStatusCode.Unauthorized, "unauthorized");
        }

        try
        {
            return faults.Take(known.Operation) ?? CarryOut(new Call(known, address, body));
        }
        catch (RefusalException refusal)
        {
            return Response.Refusal((HttpStatusCode)refusal.StatusCode, refusal.Message);
        }
    }

    private HttpResponseMessage CarryOut(Call call) => call.Route.Operation switch
    {
        InsightsOperation.ListDatasets => queries.Datasets(call),
        InsightsOperation.CreateQuery => queries.Create(call),
        InsightsOperation.ListQueries => queries.List(call),
        InsightsOperation.DeleteQuery => queries.Delete(call),
        InsightsOperation.TestQuery => queries.Test(call),
        InsightsOperation.CreateReport => reports.Create(call),
        InsightsOperation.ListReports => reports.List(call),
        InsightsOperation.UpdateReport => reports.Update(call),
        InsightsOperation.PauseReport => reports.Pause(call),
        InsightsOperation.ResumeReport => reports.Resume(call),
        InsightsOperation.DeleteReport => reports.Delete(call),
        InsightsOperation.ListExecutions => reports.Executions(call),
        InsightsOperation.Download => reports.Download(call),
        var other => throw new InvalidOperationException($"{other} is no operation."),
    };

    private void Register(GeneratedDataset dataset)
    {
        foreach (var system in given.Register(dataset))
        {
            saved.Add(SavedQueries.SystemQueryOf(system, dataset.Schema.Name, given.Bind(system.Text), clock.GetUtcNow().UtcDateTime));
        }
    }

    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }
}

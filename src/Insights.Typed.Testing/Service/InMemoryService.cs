using System.Collections.Specialized;
using System.Net;
using System.Text;
using System.Web;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Service;

/// <summary>The service, as a client sees it. Thread-safe.</summary>
internal sealed class InMemoryService
{
    private readonly Lock gate = new();
    private readonly List<InMemoryRequest> requests = [];
    private readonly InjectedFaults<InjectedFault> faults = new();
    private readonly InMemoryHost host;
    private readonly EmulatedService service;

    public InMemoryService(TimeProvider clock, bool evaluatesDateRanges)
    {
        host = new InMemoryHost(new InMemoryRows());
        service = new EmulatedService(new EmulationOptions { TimeProvider = clock, EvaluatesDateRanges = evaluatesDateRanges }, host, []);
    }

    public IReadOnlyList<InMemoryRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public IReadOnlyList<string> Queries => host.AcceptedQueries;

    public bool IsDataRedacted
    {
        get => host.IsDataRedacted;
        set => host.IsDataRedacted = value;
    }

    public void Add(GeneratedDataset dataset, IReadOnlyList<object?[]> rows) => ChangeRows(dataset, rowsOfTest => rowsOfTest.Add(dataset.Schema.Name, rows));

    public void AddResult(GeneratedDataset dataset, string query, IReadOnlyList<object?[]> rows) => ChangeRows(dataset, rowsOfTest => rowsOfTest.AddResult(query, rows));

    public void Fail(InjectedFault fault, InsightsOperation? operation, int times) => faults.Add(operation, fault, times);

    public async Task<HttpResponseMessage> RespondAsync(HttpRequestMessage request, string? body, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var route = Route.Find(request.Method, address);
        lock (gate)
        {
            requests.Add(new InMemoryRequest(route?.Operation, request.Method.Method, Route.GetRelativePath(address), body));
        }

        if (route is not { } known)
        {
            return Response.From(EmulatedResponse.CreateError(404, $"the operation {request.Method} {address.AbsolutePath} does not exist"));
        }

        var isDownload = known.Operation == InsightsOperation.Download;
        if (request.Headers.Authorization?.Scheme == "Bearer" == isDownload)
        {
            return isDownload
                ? Response.CreateText(HttpStatusCode.BadRequest, ServiceErrorMessage.AuthorizationWithSignedLink)
                : Response.From(EmulatedResponse.CreateError(401, ServiceErrorMessage.FromStatusCode(401)));
        }

        if (faults.TakeNext(known.Operation) is { } fault)
        {
            return fault.CreateResponse(known.Operation);
        }

        return isDownload ? await DownloadAsync(known.Id!).ConfigureAwait(false) : await RespondAsync(known, address, body, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RespondAsync(Route route, Uri address, string? body, CancellationToken cancellationToken)
    {
        NameValueCollection parameters = HttpUtility.ParseQueryString(address.Query);
        var request = new EmulatedRequest
        {
            Operation = route.Operation,
            Id = route.Id,

            // Another address, such as that of a gateway, can be of any program. This one accepts what each of them accepts.
            Program = Route.FindProgram(address) ?? ServiceProgram.AppsAndGames,
            GetParameter = name => parameters[name],
            Body = new MemoryStream(Encoding.UTF8.GetBytes(body ?? "null"), writable: false),
        };
        try
        {
            return Response.From(await service.RespondAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (ServiceErrorException refusal)
        {
            return Response.From(refusal.ToResponse());
        }
    }

    private async Task<HttpResponseMessage> DownloadAsync(string executionId) => service.FindExecution(executionId) is { } execution
        ? Response.CreateFile(await host.GetFileAsync(execution, service).ConfigureAwait(false), execution.Report.Format.ContentType, execution.Id)
        : Response.CreateText(HttpStatusCode.NotFound, ServiceErrorMessage.ReportDeleted);

    /// <summary>Registers a dataset, and changes its rows.</summary>
    private void ChangeRows(GeneratedDataset dataset, Action<InMemoryRows> change) => host.Change(rowsOfTest =>
    {
        if (rowsOfTest.TryRegister(dataset))
        {
            service.AddDataset(dataset.Schema);
        }

        change(rowsOfTest);
    });
}

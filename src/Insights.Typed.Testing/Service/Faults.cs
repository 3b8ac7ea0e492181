using System.Net;

namespace Insights.Typed.Testing.Service;

/// <summary>What is to go wrong, in the order in which it was said. Not thread-safe.</summary>
internal sealed class Faults
{
    private readonly List<Fault> faults = [];

    public void Add(Fault fault)
    {
        if (fault.Left > 0)
        {
            faults.Add(fault);
        }
    }

    /// <summary>What a request gets instead of its answer; null where nothing is to go wrong with it.</summary>
    /// <exception cref="HttpRequestException">It gets no answer at all.</exception>
    public HttpResponseMessage? Take(InsightsOperation operation)
    {
        var index = faults.FindIndex(f => f.Operation is null || f.Operation == operation);
        if (index < 0)
        {
            return null;
        }

        var fault = faults[index];
        if (--fault.Left == 0)
        {
            faults.RemoveAt(index);
        }

        return fault.Happen(operation);
    }
}

/// <summary>Something that goes wrong with requests.</summary>
/// <param name="Operation">With which; null for any.</param>
/// <param name="Status">What they are answered with; null for no answer at all.</param>
/// <param name="Reason">The reason told with it.</param>
internal sealed record Fault(InsightsOperation? Operation, HttpStatusCode? Status, string? Reason)
{
    /// <summary>With how many more.</summary>
    public required int Left { get; set; }

    public HttpResponseMessage Happen(InsightsOperation operation)
    {
        if (Status is not { } status)
        {
            throw new HttpRequestException("The connection was closed, as the test said.");
        }

        var reason = Reason ?? ReasonOf((int)status);
        return operation == InsightsOperation.Download ? Response.Text(status, reason) : Response.Refusal(status, reason);
    }

    /// <summary>What the service documents, as far as it does.</summary>
    private static string ReasonOf(int status) => status switch
    {
        401 => "unauthorized",
        403 => "forbidden",
        404 => "no item found with given filters",
        429 => "too many requests",
        >= 500 => "service unavailable",
        _ => "refused on command",
    };
}

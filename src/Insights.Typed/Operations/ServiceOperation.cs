using Insights.Typed.Language;

namespace Insights.Typed.Operations;

/// <summary>
/// An operation of the service. Each request, its telemetry and its messages have their name, method and address from here, so an operation
/// cannot lack one of them.
/// </summary>
internal sealed class ServiceOperation
{
    private ServiceOperation(string name, HttpMethod method, string template)
    {
        Name = name;
        Method = method;
        Template = template;
        Path = template.EndsWith('}') ? template[..template.LastIndexOf('/')] : template;
    }

    public static ServiceOperation GetDatasets { get; } = new(InsightsOperationNames.GetDatasets, HttpMethod.Get, "ScheduledDataset");

    public static ServiceOperation GetQueries { get; } = new(InsightsOperationNames.GetQueries, HttpMethod.Get, "ScheduledQueries");

    public static ServiceOperation CreateQuery { get; } = new(InsightsOperationNames.CreateQuery, HttpMethod.Post, "ScheduledQueries");

    public static ServiceOperation DeleteQuery { get; } = new(InsightsOperationNames.DeleteQuery, HttpMethod.Delete, "ScheduledQueries/{queryId}");

    public static ServiceOperation TestQuery { get; } = new(InsightsOperationNames.TestQuery, HttpMethod.Get, "ScheduledQueries/testQueryResult") { TimeLimit = ServiceProgram.PreviewTimeLimit };

    public static ServiceOperation GetReports { get; } = new(InsightsOperationNames.GetReports, HttpMethod.Get, "ScheduledReport");

    public static ServiceOperation CreateReport { get; } = new(InsightsOperationNames.CreateReport, HttpMethod.Post, "ScheduledReport");

    public static ServiceOperation UpdateReport { get; } = new(InsightsOperationNames.UpdateReport, HttpMethod.Put, "ScheduledReport/{reportId}");

    public static ServiceOperation DeleteReport { get; } = new(InsightsOperationNames.DeleteReport, HttpMethod.Delete, "ScheduledReport/{reportId}");

    public static ServiceOperation PauseReport { get; } = new(InsightsOperationNames.PauseReport, HttpMethod.Put, "ScheduledReport/pause/{reportId}");

    public static ServiceOperation ResumeReport { get; } = new(InsightsOperationNames.ResumeReport, HttpMethod.Put, "ScheduledReport/resume/{reportId}");

    public static ServiceOperation GetExecutions { get; } = new(InsightsOperationNames.GetExecutions, HttpMethod.Get, "ScheduledReport/execution/{reportId}");

    /// <summary>Gets the name in messages and telemetry.</summary>
    public string Name { get; }

    public HttpMethod Method { get; }

    /// <summary>Gets the address relative to the service, with a placeholder for an id.</summary>
    public string Template { get; }

    /// <summary>Gets the part of the address before an id.</summary>
    public string Path { get; }

    /// <summary>Gets the time after which the service itself ends a request; null if none is documented.</summary>
    public TimeSpan? TimeLimit { get; private init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}

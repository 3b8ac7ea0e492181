using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Schemas.CSharpCode;

namespace Insights.Typed.Explore;

/// <summary>What the server of the page needs from the program that starts it.</summary>
public interface IExploreHost
{
    /// <summary>Gets the description of the session.</summary>
    ExploreSession Session { get; }

    /// <summary>Gets the datasets of the catalog, with which queries are checked.</summary>
    IReadOnlyList<DatasetSchema> Datasets { get; }

    /// <summary>Gets the queries of the app.</summary>
    AppQueries Queries { get; }

    /// <summary>Gets the C# with which a program creates the client of the service.</summary>
    ClientCode ClientCode { get; }

    /// <summary>Creates the client of the service.</summary>
    /// <param name="onDataRedacted">Called with a query for whose rows the service hides data.</param>
    InsightsClient CreateClient(Action<InsightsQuery> onDataRedacted);

    /// <summary>Creates a query whose columns have the types of the schemas.</summary>
    /// <param name="text">The text of a query of a known dataset.</param>
    InsightsQuery CreateTypedQuery(string text);

    /// <summary>Compares the schemas with what the service offers.</summary>
    /// <param name="client">The client of the service.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The document of <c>insights schema check --json</c>, with <c>notCompared</c>: the problem of each dataset that cannot be read.</returns>
    /// <exception cref="ExploreException">The comparison is not possible.</exception>
    Task<JsonNode> GetDriftAsync(InsightsClient client, CancellationToken cancellationToken);

    /// <summary>Describes a report as the commands of the tool do, without the address of its callback, which can contain a key.</summary>
    /// <param name="report">The report.</param>
    JsonObject Describe(InsightsReport report);

    /// <summary>Describes an execution as the commands of the tool do, without its link.</summary>
    /// <param name="execution">The execution.</param>
    JsonObject Describe(ReportExecution execution);

    /// <summary>Orders executions: those without a file yet, then the newest, then failed ones, whose time is unknown.</summary>
    /// <param name="executions">The executions.</param>
    IReadOnlyList<ReportExecution> OrderNewestFirst(IEnumerable<ReportExecution> executions);

    /// <summary>Gets the time of the next execution of a report; null if it is unknown, or if none follows.</summary>
    /// <param name="report">The report.</param>
    /// <param name="after">The time of the service.</param>
    DateTimeOffset? FindNextDue(InsightsReport report, DateTimeOffset after);

    /// <summary>Gets the time of the last execution of a report; null if it is unknown, or if the service would never reach it.</summary>
    /// <param name="report">The report.</param>
    DateTimeOffset? FindLastDue(InsightsReport report);

    /// <summary>Describes what is wrong with the interval of a report; null if nothing is.</summary>
    /// <param name="hours">The number of hours between two executions; null for the service's default.</param>
    /// <param name="dataset">The dataset of the report; null if it is unknown.</param>
    string? FindIntervalProblem(int? hours, DatasetSchema? dataset);

    /// <summary>Deletes a report with its executions, and its query if that was created with the report.</summary>
    /// <param name="client">The client of the service.</param>
    /// <param name="reportId">The id of the report.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    Task DeleteReportAsync(InsightsClient client, string reportId, CancellationToken cancellationToken);

    /// <summary>Reports an error of the server that no response can explain completely.</summary>
    /// <param name="message">The message.</param>
    void ReportError(string message);
}

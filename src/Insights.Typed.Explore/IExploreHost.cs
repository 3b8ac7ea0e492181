using System.Text.Json.Nodes;
using Insights.Typed.Schemas;

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

    /// <summary>Creates the client of the service.</summary>
    /// <param name="onDataRedacted">Called with a query for whose rows the service hides data.</param>
    InsightsClient CreateClient(Action<InsightsQuery> onDataRedacted);

    /// <summary>Creates a query whose columns have the types of the schemas.</summary>
    /// <param name="text">The text of a query of a known dataset.</param>
    InsightsQuery CreateTypedQuery(string text);

    /// <summary>Compares the schemas with what the service offers.</summary>
    /// <param name="client">The client of the service.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The document of <c>insights schema check --json</c>.</returns>
    /// <exception cref="ExploreException">The comparison is not possible.</exception>
    Task<JsonNode> GetDriftAsync(InsightsClient client, CancellationToken cancellationToken);

    /// <summary>Describes a report as the commands of the tool do.</summary>
    /// <param name="report">The report.</param>
    JsonObject Describe(InsightsReport report);

    /// <summary>Describes an execution as the commands of the tool do, without its link.</summary>
    /// <param name="execution">The execution.</param>
    JsonObject Describe(ReportExecution execution);

    /// <summary>Gets the time of the next execution of a report; null if it is unknown, or if none follows.</summary>
    /// <param name="report">The report.</param>
    DateTimeOffset? FindNextDue(InsightsReport report);

    /// <summary>Reports an error of the server that no response can explain completely.</summary>
    /// <param name="message">The message.</param>
    void ReportError(string message);
}

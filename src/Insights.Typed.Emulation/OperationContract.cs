using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Emulation.Contracts;
using Insights.Typed.Emulation.Reports;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>What an operation accepts, returns and refuses, for a description of the API.</summary>
/// <param name="Subject">The subject of the operation, by which operations are grouped.</param>
/// <param name="Summary">What the operation does.</param>
/// <param name="RequestType">The type of the body; null if it has none.</param>
/// <param name="ResponseType">The type of the envelope in the response.</param>
/// <param name="Refusals">The refusals, in addition to those of all operations.</param>
public sealed record OperationContract(string Subject, string Summary, Type? RequestType, Type ResponseType, params IReadOnlyList<OperationRefusal> Refusals)
{
    private const string Datasets = "Datasets";
    private const string Queries = "Queries";
    private const string Reports = "Reports";
    private const string Executions = "Executions";

    /// <summary>Further facts about the operation; null if the summary has all.</summary>
    public string? Remarks { get; init; }

    /// <summary>The refusals that each operation has.</summary>
    public static IReadOnlyList<OperationRefusal> CommonRefusals { get; } = [OperationRefusal.Unauthorized, OperationRefusal.Forbidden, OperationRefusal.Unavailable];

    /// <summary>The options by which bodies are read and written.</summary>
    public static JsonSerializerOptions SerializerOptions => ServiceJson.Default.Options;

    /// <summary>The type of the envelope in the response to a refused request.</summary>
    public static Type RefusalType => typeof(Envelope<JsonObject>);

    /// <summary>Gets the name of a type of bodies, envelopes or items in a description of the API; null for any other type.</summary>
    /// <param name="type">The type.</param>
    public static string? FindTypeName(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type == typeof(ServiceDataset) ? "Dataset"
            : type == typeof(QueryBody) ? "Query"
            : type == typeof(ReportBody) ? "Report"
            : type == typeof(ExecutionBody) ? "Execution"
            : type == typeof(CreateQueryBody) ? "QueryRequest"
            : type == typeof(CreateReportBody) ? "ReportRequest"
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Envelope<>) ? FindTypeName(type.GetGenericArguments()[0]) + "Envelope"
            : null;
    }

    /// <summary>Describes the statuses that an execution in a response can have: those that the program documents, and others.</summary>
    /// <param name="program">The program.</param>
    public static string DescribeExecutionStatus(ServiceProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var others = Enum.GetNames<ExecutionStatus>().Except(program.ExecutionStatuses, StringComparer.OrdinalIgnoreCase).ToList();
        var documented = $"The values are {string.Join(", ", program.ExecutionStatuses)}.";
        return others.Count == 0 ? documented : $"{documented} An execution can also be {string.Join(", ", others)}, which the program does not document. A request finds such an execution only if it names that status.";
    }

    /// <summary>Gets the contract of an operation of the API.</summary>
    /// <param name="operation">The operation.</param>
    /// <exception cref="ArgumentException">The operation is <see cref="InsightsOperation.Download"/>, which is not part of the API.</exception>
    public static OperationContract Get(InsightsOperation operation) => operation switch
    {
        InsightsOperation.ListDatasets => new(Datasets, "List the datasets", null, typeof(Envelope<ServiceDataset>), OperationRefusal.NotFound)
        {
            Remarks = "Which columns and metrics a query can select, and which date ranges TIMESPAN can name.",
        },
        InsightsOperation.CreateQuery => new(
            Queries, "Create a query", typeof(CreateQueryBody), typeof(Envelope<QueryBody>), OperationRefusal.MissingValue, OperationRefusal.UnknownDataset, OperationRefusal.UnknownColumn),
        InsightsOperation.ListQueries => new(Queries, "List the queries", null, typeof(Envelope<QueryBody>), OperationRefusal.NotFound)
        {
            Remarks = "By default, the list has the system queries, which the service keeps for each dataset, and those that were created.",
        },
        InsightsOperation.DeleteQuery => new(Queries, "Delete a query", null, typeof(Envelope<QueryBody>), OperationRefusal.SystemQuery, OperationRefusal.NotFound),
        InsightsOperation.TestQuery => new(
            Queries, "Test a query", null, typeof(Envelope<JsonObject>), OperationRefusal.MissingValue, OperationRefusal.UnknownDataset, OperationRefusal.UnknownColumn, OperationRefusal.UnknownQueryId)
        {
            Remarks = $"The first {ServiceProgram.PreviewLimit} rows, at once. Pass either the text of a query or the id of one. The service ends a test query after {ServiceProgram.PreviewTimeLimit.TotalSeconds} seconds.",
        },
        InsightsOperation.CreateReport => new(
            Reports,
            "Create a report",
            typeof(CreateReportBody),
            typeof(Envelope<ReportBody>),
            OperationRefusal.MissingValue,
            OperationRefusal.UnknownQueryId,
            OperationRefusal.StartTimeTooEarly,
            OperationRefusal.InvalidTime,
            OperationRefusal.InvalidParameters,
            OperationRefusal.UnknownValue)
        {
            Remarks = "A report executes a query once, immediately, or at a time and then at intervals.",
        },
        InsightsOperation.ListReports => new(Reports, "List the reports", null, typeof(Envelope<ReportBody>), OperationRefusal.NotFound),
        InsightsOperation.UpdateReport => new(
            Reports,
            "Update a report",
            typeof(CreateReportBody),
            typeof(Envelope<ReportBody>),
            OperationRefusal.MissingValue,
            OperationRefusal.StartTimeTooEarly,
            OperationRefusal.InvalidTime,
            OperationRefusal.InvalidParameters,
            OperationRefusal.UnknownValue,
            OperationRefusal.NotFound)
        {
            Remarks = "QueryId and ExecuteNow cannot be changed.",
        },
        InsightsOperation.PauseReport => new(Reports, "Pause a report", null, typeof(Envelope<ReportBody>), OperationRefusal.NotFound),
        InsightsOperation.ResumeReport => new(Reports, "Resume a report", null, typeof(Envelope<ReportBody>), OperationRefusal.NotFound),
        InsightsOperation.DeleteReport => new(Reports, "Delete a report", null, typeof(Envelope<ReportBody>), OperationRefusal.NotFound)
        {
            Remarks = "Deletes its executions too.",
        },
        InsightsOperation.ListExecutions => new(
            Executions, "List the executions of a report", null, typeof(Envelope<ExecutionBody>), OperationRefusal.UnknownValue, OperationRefusal.NoExecutions)
        {
            Remarks = "Fetch the file of a completed execution from reportAccessSecureLink, without a token, before reportExpiryTime.",
        },
        InsightsOperation.Download => throw new ArgumentException("Files are downloaded from another host.", nameof(operation)),
    };
}

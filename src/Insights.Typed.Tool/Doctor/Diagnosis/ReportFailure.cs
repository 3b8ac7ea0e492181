namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Creates findings for a failed report, by the stage that it reached.</summary>
internal static class ReportFailure
{
    private const string PermissionFix = "Assign the Executive Report Viewer role to the user in Partner Center; and delete queries and reports that are no longer used, if the account has reached its limit.";

    public static IEnumerable<Finding> From(InsightsException exception, ReportStages stages, DoctorSession session) =>
        FindRemaining(exception).Append(ServiceFailure.FindSignInFailure(exception, session) ?? CreateFinding(exception, stages, session));

    /// <summary>Finds what a run that failed or was stopped could not delete.</summary>
    public static IReadOnlyList<Finding> FindRemaining(Exception exception) => exception.Data[InsightsException.RemainingResourcesKey] is string remaining
        ? [new Finding(Problem.ResourcesLeft, remaining, "Delete the report with insights report delete and the id that the message names.")]
        : [];

    private static Finding CreateFinding(InsightsException exception, ReportStages stages, DoctorSession session) => (exception.Operation, stages.Stage) switch
    {
        (InsightsOperationNames.CreateQuery, _) => CreateRefusedFinding(exception, session, Problem.CreateQueryRefused),
        (InsightsOperationNames.CreateReport, _) => CreateRefusedFinding(exception, session, Problem.CreateReportRefused),
        (InsightsOperationNames.DeleteQuery or InsightsOperationNames.DeleteReport, _) => ServiceFailure.From(exception, session) with
        {
            Problem = Problem.ResourcesLeft,
            Fix = "Delete the report with insights report delete and the id that the message names.",
        },
        (_, ReportStage.Reading) or (InsightsOperationNames.DownloadReport, _) => CreateDownloadFinding(exception),
        (_, ReportStage.Waiting) when exception is { IsTransient: false } and not InsightsServiceException && stages.ExecutionStatus is { } status =>
            new Finding(Problem.ReportFailed, $"The service accepted the report, but did not execute it: its status is '{status}'. {exception.Message}", "Run the command again. If the problem remains, send the correlation id to the service's support.")
            {
                CorrelationId = exception.CorrelationId ?? session.Exchanges.Latest?.CorrelationId?.ToString(),
            },
        (_, ReportStage.Creating or ReportStage.Waiting or ReportStage.CleaningUp or ReportStage.Completed) => ServiceFailure.From(exception, session),
    };

    /// <summary>A network problem has the same fix for every request.</summary>
    private static Finding CreateRefusedFinding(InsightsException exception, DoctorSession session, Problem problem)
    {
        var finding = ServiceFailure.From(exception, session, problem);
        return finding.Problem == problem ? finding with { Fix = PermissionFix } : finding;
    }

    private static Finding CreateDownloadFinding(InsightsException exception) => exception switch
    {
        ReportFormatException => new Finding(Problem.InvalidReportFile, exception.Message, "Run the command again. If the problem remains, attach the file of --bundle to an issue of this library."),
        _ when ExceptionChain.Find<HttpRequestException>(exception) is not null => new Finding(
            Problem.DownloadUnreachable, exception.Message, "Configure this machine's firewall and proxy to allow the host of the files, usually *.blob.core.windows.net: reports are downloaded from there, not from the service."),
        InsightsServiceException { IsTransient: true, StatusCode: var status } => new Finding(Problem.ServiceFailed, exception.Message, ServiceFailure.RetryFix) { HttpStatus = (int)status },
        InsightsServiceException { StatusCode: var status } => new Finding(
            Problem.DownloadRefused, exception.Message, "Check this machine's clock, and that no proxy changes addresses: the link to the file expires, and is valid only without changes.") { HttpStatus = (int)status },
        _ => new Finding(Problem.DownloadRefused, exception.Message, "Configure this machine's firewall and proxy to allow the host of the files, usually *.blob.core.windows.net, and run the command again."),
    };
}

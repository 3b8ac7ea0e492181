namespace Insights.Typed.Explore.Results;

/// <summary>The kind of a run.</summary>
internal enum RunKind
{
    /// <summary>The first rows of a query.</summary>
    Preview,

    /// <summary>All rows of a query, by a report that is deleted afterwards.</summary>
    Report,

    /// <summary>The rows of a past execution of a scheduled report.</summary>
    Execution,
}

internal static class RunKinds
{
    /// <summary>Gets the name that the page shows.</summary>
    public static string GetText(this RunKind kind) => kind switch
    {
        RunKind.Preview => "Preview",
        RunKind.Report => "Report",
        RunKind.Execution => "Execution",
    };

    /// <summary>Gets the states of a run before its end, with the names of the steps that the page shows.</summary>
    public static IEnumerable<(RunState State, string Name)> GetSteps(this RunKind kind)
    {
        foreach (var state in Enum.GetValues<RunState>())
        {
            if (FindStep(state, kind) is { } name)
            {
                yield return (state, name);
            }
        }
    }

    private static string? FindStep(RunState state, RunKind kind) => kind switch
    {
        RunKind.Preview => state switch
        {
            RunState.Creating => "Request",
            RunState.Waiting or RunState.Running or RunState.Reading or RunState.CleaningUp or RunState.Completed or RunState.Failed or RunState.Canceled => null,
        },
        RunKind.Report => state switch
        {
            RunState.Creating => "Create",
            RunState.Waiting => "Wait",
            RunState.Running => "Run",
            RunState.Reading => "Read",
            RunState.CleaningUp => "Clean up",
            RunState.Completed or RunState.Failed or RunState.Canceled => null,
        },

        // The service has executed the report already.
        RunKind.Execution => state switch
        {
            RunState.Creating => "Open",
            RunState.Reading => "Read",
            RunState.Waiting or RunState.Running or RunState.CleaningUp or RunState.Completed or RunState.Failed or RunState.Canceled => null,
        },
    };
}

namespace Insights.Typed.Export;

/// <summary>What a target contains after several executions of a report.</summary>
public enum ExportMode
{
    /// <summary>The rows of each execution.</summary>
    Append,

    /// <summary>The rows of the newest execution.</summary>
    Replace,
}

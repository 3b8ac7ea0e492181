namespace Insights.Typed.Explore.Results;

/// <summary>How something of the page ended, or is, in the few forms in which the page colors it.</summary>
internal enum Outcome
{
    /// <summary>It has not ended, or nothing is known about it.</summary>
    Open,

    /// <summary>It is as a person wants it.</summary>
    Good,

    /// <summary>A person has stopped it.</summary>
    Warning,

    /// <summary>It has failed.</summary>
    Bad,
}

namespace Insights.Typed;

/// <summary>Specifies the origin of the queries to list.</summary>
public enum QueryOrigin
{
    /// <summary>System queries and created queries.</summary>
    Any,

    /// <summary>Created queries.</summary>
    Created,

    /// <summary>System queries, which the service provides.</summary>
    System,
}

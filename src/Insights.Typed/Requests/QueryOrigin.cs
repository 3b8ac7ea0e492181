namespace Insights.Typed;

/// <summary>Whose queries to list.</summary>
public enum QueryOrigin
{
    /// <summary>The service's own and those that were created.</summary>
    Any,

    /// <summary>Those that were created.</summary>
    Created,

    /// <summary>The service's own.</summary>
    System,
}

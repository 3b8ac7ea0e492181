namespace Insights.Typed.Language;

/// <summary>The direction that an ordering states.</summary>
public enum SortDirection
{
    /// <summary>None is stated. The service then sorts downwards.</summary>
    Unspecified,

    /// <summary><c>ASC</c></summary>
    Ascending,

    /// <summary><c>DESC</c></summary>
    Descending,
}

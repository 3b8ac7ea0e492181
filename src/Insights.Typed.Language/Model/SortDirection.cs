namespace Insights.Typed.Language;

/// <summary>The direction that an ordering states.</summary>
public enum SortDirection
{
    /// <summary>No direction is stated. The service then sorts in descending order.</summary>
    Unspecified,

    /// <summary><c>ASC</c></summary>
    Ascending,

    /// <summary><c>DESC</c></summary>
    Descending,
}

using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>
/// The type of a comparison that is reported, so that its use is not reported as well. No instance exists. Supports messages about comparisons that
/// the query language does not have; not intended for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnsupportedComparison : QueryCondition
{
    private protected UnsupportedComparison()
    {
    }

    /// <summary>Follows a comparison that is reported.</summary>
    public static bool operator true(UnsupportedComparison comparison) => throw CreateException();

    /// <summary>Follows a comparison that is reported.</summary>
    public static bool operator false(UnsupportedComparison comparison) => throw CreateException();

    /// <summary>Follows a comparison that is reported.</summary>
    public static UnsupportedComparison operator !(UnsupportedComparison comparison) => throw CreateException();

    private static NotSupportedException CreateException() => new("The query language does not have the comparison.");
}

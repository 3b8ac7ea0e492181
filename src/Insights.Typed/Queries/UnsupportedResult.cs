using System.ComponentModel;

namespace Insights.Typed;

/// <summary>
/// The result of a condition over rows, which does not compile. No instance exists. Supports messages about methods of LINQ that a query does not
/// have; not intended for direct use.
/// </summary>
/// <remarks>
/// It is <see cref="bool"/> by another name. If a lambda does not compile for any overload, the compiler and editors assume the one whose
/// result has the first name: that must be <see cref="QueryCondition"/>, so that they show columns.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnsupportedResult
{
    private UnsupportedResult()
    {
    }

    /// <summary>Converts the result of a condition that does not compile.</summary>
    public static implicit operator UnsupportedResult(bool value) => throw new NotSupportedException("The condition does not compile.");
}

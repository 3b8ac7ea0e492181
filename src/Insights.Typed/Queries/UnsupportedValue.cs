using System.ComponentModel;

namespace Insights.Typed.Queries;

#pragma warning disable CS0660, CS0661 // The comparison operators return a condition; Equals and GetHashCode remain those of object.

/// <summary>
/// The type of a member of a column that does not compile, so that its comparison is not reported as well. No instance exists. Supports messages
/// about members that a column does not have; not intended for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnsupportedValue
{
    private protected UnsupportedValue()
    {
    }

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator ==(UnsupportedValue left, object? right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator ==(object? left, UnsupportedValue right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator !=(UnsupportedValue left, object? right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator !=(object? left, UnsupportedValue right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator <(UnsupportedValue left, object? right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator <(object? left, UnsupportedValue right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator >(UnsupportedValue left, object? right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator >(object? left, UnsupportedValue right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator <=(UnsupportedValue left, object? right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator <=(object? left, UnsupportedValue right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator >=(UnsupportedValue left, object? right) => throw CreateException();

    /// <summary>Follows a member that does not compile.</summary>
    public static UnsupportedComparison operator >=(object? left, UnsupportedValue right) => throw CreateException();

    private static NotSupportedException CreateException() => new("The member of the column does not compile.");
}

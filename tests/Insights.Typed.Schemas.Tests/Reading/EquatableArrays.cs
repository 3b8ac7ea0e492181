using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Reading;

internal static class EquatableArrays
{
    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => new(items);
}

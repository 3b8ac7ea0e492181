using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Reading;

internal static class EquatableArrayFactory
{
    public static EquatableArray<T> Create<T>(params T[] items)
        where T : IEquatable<T> => new(items);
}

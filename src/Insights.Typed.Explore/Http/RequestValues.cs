using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Explore.Http;

/// <summary>The values in the address of a request.</summary>
internal static class RequestValues
{
    /// <summary>Gets a value; null if it is missing.</summary>
    public static string? FindText(this HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <exception cref="ExploreException">The value is no whole number from the minimum to the maximum.</exception>
    public static long GetInteger(this HttpRequest request, string name, long defaultValue, long minimum, long maximum)
    {
        if (request.FindText(name) is not { } text)
        {
            return defaultValue;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw new ExploreException(ExploreFailure.BadRequest, FormattableString.Invariant($"'{name}' must be a whole number from {minimum} to {maximum}."));
    }

    public static bool GetBoolean(this HttpRequest request, string name) => string.Equals(request.FindText(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value of the route.</summary>
    public static string GetRouteText(this HttpRequest request, string name) => (string)request.RouteValues[name]!;
}

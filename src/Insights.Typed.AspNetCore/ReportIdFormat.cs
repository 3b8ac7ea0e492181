using System.Buffers;

namespace Insights.Typed.AspNetCore;

/// <summary>The format of a report's id.</summary>
/// <remarks>
/// All ids in the service's documentation are GUIDs, but it does not state that they must be. So other ids are accepted, without
/// characters that have a meaning in an address, a path, a log or a query.
/// </remarks>
internal static class ReportIdFormat
{
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
}

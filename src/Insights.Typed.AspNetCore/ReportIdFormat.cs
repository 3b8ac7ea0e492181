using System.Buffers;

namespace Insights.Typed.AspNetCore;

/// <summary>What a report's id may look like.</summary>
/// <remarks>
/// The service's ids are GUIDs in all that it documents, but it does not say that they must be. So more is let through, yet
/// nothing that could mean something in an address, a path, a log or a query.
/// </remarks>
internal static class ReportIdFormat
{
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
}

namespace Insights.Typed.Transport;

/// <summary>The option of a request with which a handler leaves its wait before it sends the request, such as one for a turn, out of the time limit.</summary>
internal static class TimeLimitOption
{
    /// <summary>The rate limit of the tool's exports reads it by this name.</summary>
    private static readonly HttpRequestOptionsKey<Action<bool>> Key = new("Insights.Typed.SuspendTimeLimit");

    /// <param name="request">The request.</param>
    /// <param name="suspend">Called with true before a wait, and with false after it: then the limit of the request starts again, and that of a clean-up continues.</param>
    public static void Set(HttpRequestMessage request, Action<bool> suspend) => request.Options.Set(Key, suspend);
}

using System.Runtime.CompilerServices;

namespace Insights.Typed.Tokens;

/// <summary>The callbacks of the caller within a request of the identity library. Their exceptions are passed on unchanged, unlike those of the library.</summary>
internal static class CallerCallback
{
    /// <summary>The exceptions of callbacks, as long as anything refers to them.</summary>
    private static readonly ConditionalWeakTable<Exception, object?> Thrown = [];

    public static bool HasThrown(Exception exception) => Thrown.TryGetValue(exception, out _);

    public static async Task RunAsync(Func<Task> callback)
    {
        try
        {
            await callback().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Thrown.TryAdd(exception, null);
            throw;
        }
    }
}

using System.Net;

namespace Insights.Typed.Client.Items;

/// <summary>Extends tasks of deletions.</summary>
internal static class DeletionTask
{
    /// <summary>Waits for a deletion of a clean-up, and returns its exception, of any type: it must neither replace the error before it nor prevent the next deletion.</summary>
    public static async Task<Exception?> CatchAsync(Task deletion)
    {
        try
        {
            await deletion.ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>Waits for a deletion. A resource that no longer exists counts as deleted.</summary>
    public static async Task IgnoreNotFoundAsync(Task deletion)
    {
        try
        {
            await deletion.ConfigureAwait(false);
        }
        catch (InsightsServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
        }
    }
}

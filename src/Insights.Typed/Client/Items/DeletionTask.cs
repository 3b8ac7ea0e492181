using System.Net;

namespace Insights.Typed.Client.Items;

/// <summary>Deletions of which it is all the same who made them.</summary>
internal static class DeletionTask
{
    /// <summary>Waits for a deletion. That there is nothing to delete any more is what was wanted.</summary>
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

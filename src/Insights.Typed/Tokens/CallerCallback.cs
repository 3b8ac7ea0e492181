namespace Insights.Typed.Tokens;

/// <summary>A callback of the caller within a request of the identity library. Its exception is passed on unchanged, unlike those of the library.</summary>
internal sealed class CallerCallback
{
    private Exception? thrown;

    public bool HasThrown(Exception exception) => exception == thrown;

    public async Task RunAsync(Func<Task> callback)
    {
        try
        {
            await callback().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            thrown = exception;
            throw;
        }
    }
}

using System.Collections.Concurrent;

namespace Insights.Typed.Parquet.Files;

/// <summary>
/// Runs the calls of the native writer on one thread. Its allocator keeps freed memory for each thread that used it, and the threads of the
/// pool take turns, so that a long report would need more memory than a short one.
/// </summary>
internal sealed class EncoderThread : IDisposable
{
    private readonly BlockingCollection<Action> calls = [];
    private readonly Thread thread;

    public EncoderThread()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "Insights.Typed.Parquet" };
        thread.Start();
    }

    /// <summary>Runs a call.</summary>
    public Task RunAsync(Action call)
    {
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        calls.Add(() =>
        {
            try
            {
                call();
                completion.SetResult();
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
            }
        });
        return completion.Task;
    }

    /// <summary>Ends the thread after the calls before.</summary>
    public void Dispose()
    {
        calls.CompleteAdding();
        thread.Join();
        calls.Dispose();
    }

    private void Run()
    {
        foreach (var call in calls.GetConsumingEnumerable())
        {
            call();
        }
    }
}

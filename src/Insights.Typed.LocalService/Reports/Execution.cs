namespace Insights.Typed.LocalService.Reports;

/// <summary>The documented states of an execution.</summary>
internal enum ExecutionStatus
{
    Pending,
    Running,

    /// <summary>Never seen here: what is due while a report is paused does not happen.</summary>
    Paused,
    Completed,
}

/// <summary>
/// One execution of a report. Nothing runs in the background: its state follows from the clock, and its file is written
/// when it is first downloaded. So a test that moves the clock needs to wait for nothing.
/// </summary>
internal sealed class Execution
{
    private readonly DateTime running;
    private readonly Lazy<Task<string>> file;

    /// <param name="id">The execution's id.</param>
    /// <param name="report">What is executed.</param>
    /// <param name="due">When it enters the queue.</param>
    /// <param name="options">How long it waits and runs.</param>
    /// <param name="write">Writes the file and gives its path.</param>
    public Execution(string id, Report report, DateTime due, LocalServiceOptions options, Func<Execution, Task<string>> write)
    {
        Id = id;
        Report = report;
        Due = due;
        running = due + options.QueueTime;
        Completed = running + options.RunTime;
        using var callback = CallbackUrl.RequestOf(report);
        IsUnannounced = callback is not null;
        file = new Lazy<Task<string>>(() => Task.Run(() => write(this)));
    }

    public string Id { get; }

    public Report Report { get; }

    public DateTime Due { get; }

    /// <summary>When it is complete, in the past or not.</summary>
    public DateTime Completed { get; }

    /// <summary>Whether a callback for it is still to be made.</summary>
    public bool IsUnannounced { get; set; }

    public string FileName => $"{Id}.{Report.Format.Name}";

    public ExecutionStatus StatusAt(DateTime now) =>
        now >= Completed ? ExecutionStatus.Completed : now >= running ? ExecutionStatus.Running : ExecutionStatus.Pending;

    /// <summary>The path of its file, which the first caller writes. A caller that gives up does not stop the writing for the others.</summary>
    public Task<string> FileAsync(CancellationToken cancellationToken) => file.Value.WaitAsync(cancellationToken);

    /// <summary>Deletes its file; false where that is still being written.</summary>
    public bool TryDeleteFile()
    {
        if (!file.IsValueCreated)
        {
            return true;
        }

        if (file.Value.IsCompletedSuccessfully)
        {
            File.Delete(file.Value.Result);
        }

        return file.Value.IsCompleted;
    }

    /// <summary>Waits until nothing writes the file any more, then deletes it.</summary>
    public async Task DeleteFileAsync()
    {
        if (file.IsValueCreated)
        {
            await ((Task)file.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (file.Value.IsCompletedSuccessfully)
            {
                File.Delete(await file.Value.ConfigureAwait(false));
            }
        }
    }
}

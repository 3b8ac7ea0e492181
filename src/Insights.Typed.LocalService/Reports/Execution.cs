using System.Globalization;
using Insights.Typed.LocalService.Queries;

namespace Insights.Typed.LocalService.Reports;

/// <summary>The documented states of an execution.</summary>
internal enum ExecutionStatus
{
    Pending,
    Running,

    /// <summary>Never seen here: what is due while a report is paused does not happen.</summary>
    Paused,
    Completed,

    /// <summary>Undocumented here, but known of a sibling program.</summary>
    Failed,
}

/// <summary>
/// One execution of a report. Nothing runs in the background: its state follows from the clock, and its file is written
/// when it is first downloaded. So a test that moves the clock needs to wait for nothing.
/// </summary>
internal sealed class Execution
{
    private readonly DateTime running;
    private readonly Lock gate = new();
    private DateTime failed = DateTime.MaxValue;
    private readonly List<FileVersion> files;

    /// <param name="id">The execution's id.</param>
    /// <param name="report">What is executed.</param>
    /// <param name="due">When it enters the queue.</param>
    /// <param name="options">How long it waits and runs.</param>
    /// <param name="query">The report's query; null where the datasets have changed so that it can no longer run, which lets the execution fail.</param>
    /// <param name="write">Writes the file and gives its path.</param>
    public Execution(string id, Report report, DateTime due, LocalServiceOptions options, BoundQuery? query, Func<Execution, Task<string>> write)
    {
        Id = id;
        Report = report;
        Due = due;
        running = due + options.QueueTime;
        Completed = running + options.RunTime;
        Query = query;
        if (query is null)
        {
            failed = Completed;
        }

        using var callback = CallbackUrl.RequestOf(report);
        IsUnannounced = callback is not null;
        files = [new FileVersion(id, () => write(this))];
    }

    public string Id { get; }

    public Report Report { get; }

    public DateTime Due { get; }

    /// <summary>What runs; null where nothing can.</summary>
    public BoundQuery? Query { get; }

    /// <summary>When it is complete, in the past or not.</summary>
    public DateTime Completed { get; }

    /// <summary>Whether a callback for it is still to be made.</summary>
    public bool IsUnannounced { get; set; }

    public string FileName => $"{Id}.{Report.Format.Name}";

    public ExecutionStatus StatusAt(DateTime now) =>
        now >= FailedAt ? ExecutionStatus.Failed : now >= Completed ? ExecutionStatus.Completed : now >= running ? ExecutionStatus.Running : ExecutionStatus.Pending;

    private DateTime FailedAt
    {
        get
        {
            lock (gate)
            {
                return failed;
            }
        }
    }

    /// <summary>Lets it fail now.</summary>
    public void Fail(DateTime now)
    {
        lock (gate)
        {
            failed = now < failed ? now : failed;
        }
    }

    /// <summary>Its file as it is now.</summary>
    public FileVersion File
    {
        get
        {
            lock (gate)
            {
                return files[^1];
            }
        }
    }

    /// <summary>Puts another file in the place of its file.</summary>
    public void ChangeFile()
    {
        lock (gate)
        {
            var before = files[^1];
            var tag = string.Create(CultureInfo.InvariantCulture, $"{Id}-{files.Count}");
            files.Add(new FileVersion(tag, async () =>
                await ReversedRows.WriteAsync(await before.PathAsync(CancellationToken.None).ConfigureAwait(false), tag).ConfigureAwait(false)));
        }
    }

    /// <summary>Deletes its files; false where one is still being written.</summary>
    public bool TryDeleteFiles()
    {
        lock (gate)
        {
            if (files.Exists(f => f.IsBeingWritten))
            {
                return false;
            }

            files.ForEach(f => f.Delete());
            return true;
        }
    }

    /// <summary>Waits until nothing writes its files any more, then deletes them.</summary>
    public async Task DeleteFilesAsync()
    {
        FileVersion[] all;
        lock (gate)
        {
            all = [.. files];
        }

        foreach (var file in all.Reverse())
        {
            await file.DeleteAsync().ConfigureAwait(false);
        }
    }
}

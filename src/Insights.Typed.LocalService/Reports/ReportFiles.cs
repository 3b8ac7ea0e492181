using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Reports;

/// <summary>The files of the executions, each written when it is first downloaded. UTF-8 without a byte order mark.</summary>
/// <param name="folder">The folder.</param>
/// <param name="runQuery">Runs the query of an execution.</param>
internal sealed class ReportFiles(string folder, Func<EmulatedExecution, Task<QueryRows>> runQuery)
{
    private readonly ConcurrentDictionary<string, List<FileVersion>> files = [];

    /// <summary>Gets the current file of an execution.</summary>
    public FileVersion GetLatest(EmulatedExecution execution)
    {
        var versions = GetVersions(execution);
        lock (versions)
        {
            return versions[^1];
        }
    }

    /// <summary>Replaces the file of an execution with another one, which has the same rows in reverse order.</summary>
    public void AddChangedVersion(EmulatedExecution execution)
    {
        var versions = GetVersions(execution);
        lock (versions)
        {
            var previous = versions[^1];
            var tag = string.Create(CultureInfo.InvariantCulture, $"{execution.Id}-{versions.Count}");
            versions.Add(new FileVersion(tag, async () =>
                await RowReverser.WriteAsync(await previous.GetPathAsync(CancellationToken.None).ConfigureAwait(false), tag).ConfigureAwait(false)));
        }
    }

    /// <summary>Deletes the files of an execution; returns false if one is still being written.</summary>
    public bool TryDelete(EmulatedExecution execution)
    {
        if (!files.TryGetValue(execution.Id, out var versions))
        {
            return true;
        }

        lock (versions)
        {
            if (versions.Exists(f => f.IsBeingWritten))
            {
                return false;
            }

            versions.ForEach(f => f.Delete());
        }

        files.TryRemove(execution.Id, out _);
        return true;
    }

    /// <summary>Waits until the files of an execution are no longer being written, then deletes them.</summary>
    public async Task DeleteAsync(EmulatedExecution execution)
    {
        if (!files.TryRemove(execution.Id, out var versions))
        {
            return;
        }

        FileVersion[] all;
        lock (versions)
        {
            all = [.. versions];
        }

        foreach (var file in all.Reverse())
        {
            await file.DeleteAsync().ConfigureAwait(false);
        }
    }

    private List<FileVersion> GetVersions(EmulatedExecution execution) =>
        files.GetOrAdd(execution.Id, id => [new FileVersion(id, () => WriteAsync(execution))]);

    private async Task<string> WriteAsync(EmulatedExecution execution)
    {
        var path = Path.Combine(folder, execution.FileName);
        using var rows = await runQuery(execution).ConfigureAwait(false);
        using var output = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        ReportFileWriter.Write(output, rows, execution.Report.Format.Separator);
        return path;
    }
}

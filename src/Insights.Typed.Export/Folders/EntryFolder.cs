using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Insights.Typed.Export.Folders;

/// <summary>
/// The folder of an entry: its partitions, and in <c>_insights</c>, which engines ignore for its underscore, what this library
/// has to know. To export the entry from the start again, move the whole folder away.
/// </summary>
internal sealed partial class EntryFolder
{
    private const string NamePrefix = "dataset=";
    private const string StateFolderName = "_insights";
    private const string TemporaryExtension = ".tmp";

    private readonly string path;
    private readonly string state;

    private EntryFolder(string path)
    {
        this.path = path;
        state = Path.Combine(path, StateFolderName);
    }

    public EntryFolder(string root, string name)
        : this(Path.Combine(root, NamePrefix + name))
    {
    }

    /// <summary>Gets the name of the entry: that of the folder, since a person may have renamed it.</summary>
    public string Name => Path.GetFileName(path)[NamePrefix.Length..];

    public bool Exists => Directory.Exists(path);

    /// <summary>Gets the path for messages.</summary>
    public string FullPath => path;

    private string LockPath => Path.Combine(state, "lock");

    public static IEnumerable<EntryFolder> List(string root) => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root, NamePrefix + "*").Order(StringComparer.Ordinal).Select(folder => new EntryFolder(folder))
        : [];

    /// <summary>Gets the path of an execution's rows relative to this folder. It is the same in each try.</summary>
    public static string GetRelativePath(ExportItem item, ExportFormat format) => item.Mode switch
    {
        ExportMode.Append => string.Create(
            CultureInfo.InvariantCulture, $"date={item.GeneratedTime.UtcDateTime:yyyy-MM-dd}/part-{GetSafeId(item)}{format.GetExtension()}"),
        ExportMode.Replace => "latest" + format.GetExtension(),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Mode, "The mode is unknown."),
    };

    public string GetPath(string relativePath) => Path.Combine(path, relativePath.Replace('/', Path.DirectorySeparatorChar));

    public string GetRejectedPath(ExportItem item) => Path.Combine(state, "rejected", GetSafeId(item) + ".csv");

    /// <summary>Waits until no other program exports this entry. The lock ends with the program, however it ends.</summary>
    public async Task<IDisposable> LockAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(state);
        while (true)
        {
            try
            {
                return new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (IsLocked(exception))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public ExecutionRecord? FindRecord(ExportItem item)
    {
        var file = GetRecordPath(item);
        return File.Exists(file) ? Read(file) : null;
    }

    public List<ExecutionRecord> ReadRecords() => Directory.Exists(state)
        ? [.. Directory.EnumerateFiles(state, "*.json").Order(StringComparer.Ordinal).Select(Read)]
        : [];

    /// <summary>Reads the records that can be read. An export of an execution whose record cannot be read fails, and reports it.</summary>
    public IEnumerable<ExecutionRecord> ReadValidRecords()
    {
        if (!Directory.Exists(state))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(state, "*.json").Order(StringComparer.Ordinal))
        {
            if (TryRead(file, out var record, out _))
            {
                yield return record;
            }
        }
    }

    public void WriteRecord(ExportItem item, ExecutionRecord record)
    {
        var target = GetRecordPath(item);
        var temporary = CreateTemporaryPath(target);
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, record, ExecutionRecordJson.Default.ExecutionRecord);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, target, overwrite: true);
    }

    /// <summary>Gets a name that engines and this library ignore, in the folder of the final file.</summary>
    public static string CreateTemporaryPath(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}{TemporaryExtension}");

    /// <summary>Deletes what a killed program left. Call it while the entry is locked.</summary>
    public void DeleteTemporaryFiles()
    {
        foreach (var file in Directory.EnumerateFiles(path, ".*" + TemporaryExtension, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            File.Delete(file);
        }
    }

    private string GetRecordPath(ExportItem item) => Path.Combine(state, GetSafeId(item) + ".json");

    /// <summary>Whether another program has the file open: sharing and lock violations of Windows, and EWOULDBLOCK of Linux and macOS.</summary>
    private static bool IsLocked(IOException exception) => OperatingSystem.IsWindows()
        ? exception.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021)
        : exception.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);

    private static ExecutionRecord Read(string file) => TryRead(file, out var record, out var error)
        ? record
        : throw new ExportException($"{file} does not record an execution{(error is null ? "" : $": {error.Message}")}. Delete it to export the execution again.", error);

    private static bool TryRead(string file, [NotNullWhen(true)] out ExecutionRecord? record, out JsonException? error)
    {
        try
        {
            (record, error) = (JsonSerializer.Deserialize(File.ReadAllBytes(file), ExecutionRecordJson.Default.ExecutionRecord), null);
        }
        catch (JsonException exception)
        {
            (record, error) = (null, exception);
        }

        return record is not null;
    }

    /// <summary>The service's ids are GUIDs. Another one is part of a path only if it is as harmless.</summary>
    private static string GetSafeId(ExportItem item) => SafeId().IsMatch(item.Execution.ExecutionId)
        ? item.Execution.ExecutionId.ToLowerInvariant()
        : throw new ExportException("The service returned an execution id that cannot be the name of a file.");

    [GeneratedRegex(@"\A[0-9A-Za-z][0-9A-Za-z_-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeId();
}

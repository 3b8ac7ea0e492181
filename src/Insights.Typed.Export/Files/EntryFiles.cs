using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Insights.Typed.Export.Files;

/// <summary>
/// The folder of an entry: its partitions, and in <c>_insights</c>, which engines ignore for its underscore, what this library
/// has to know. To export the entry from the start again, move the whole folder away.
/// </summary>
internal sealed partial class EntryFiles
{
    private const string NamePrefix = "dataset=";
    private const string DatePrefix = "date=";
    private const string PartPrefix = "part-";
    private const string LatestName = "latest";
    private const string StateFolderName = "_insights";
    private const string RecordExtension = ".json";

    private readonly FileStore store;
    private readonly string folder;

    private EntryFiles(FileStore store, string folder, bool exists)
    {
        this.store = store;
        this.folder = folder;
        Exists = exists;
    }

    /// <summary>Gets the name of the entry: that of the folder, since a person may have renamed it.</summary>
    public string Name => folder[NamePrefix.Length..];

    public bool Exists { get; }

    /// <summary>Gets the path for messages.</summary>
    public string FullPath => store.GetFullPath(folder);

    public string LockPath => GetPath($"{StateFolderName}/lock");

    public string RejectedFolder => GetPath($"{StateFolderName}/rejected");

    public static async Task<IReadOnlyList<EntryFiles>> ListAsync(FileStore store, CancellationToken cancellationToken) =>
        [.. (await store.GetFoldersAsync(NamePrefix, cancellationToken).ConfigureAwait(false)).Select(name => new EntryFiles(store, name, exists: true))];

    /// <summary>Opens the folder of an entry. One whose name differs in letter case only is the same entry, also where the file system has both.</summary>
    public static async Task<EntryFiles> OpenAsync(FileStore store, string name, CancellationToken cancellationToken)
    {
        var all = await ListAsync(store, cancellationToken).ConfigureAwait(false);
        return all.FirstOrDefault(entry => entry.Name == name)
            ?? all.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? new EntryFiles(store, NamePrefix + name, exists: false);
    }

    /// <summary>Gets the path of an execution's rows relative to this folder. It is the same in each try.</summary>
    public static string GetRelativePath(ExportItem item, ExportFormat format) => item.Mode switch
    {
        ExportMode.Append => string.Create(
            CultureInfo.InvariantCulture, $"{DatePrefix}{item.GeneratedTime.UtcDateTime:yyyy-MM-dd}/{PartPrefix}{GetSafeId(item)}{format.GetExtension()}"),
        ExportMode.Replace => LatestName + format.GetExtension(),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Mode, "The mode is unknown."),
    };

    public string GetPath(string relativePath) => $"{folder}/{relativePath}";

    public string GetRejectedPath(ExportItem item) => $"{RejectedFolder}/{RejectedRowFiles.GetName(GetSafeId(item), item.Execution.Format)}";

    /// <summary>Returns a value indicating whether the id of an execution can be a part of a path.</summary>
    public static bool IsSafeId(string id) => SafeId().IsMatch(id);

    /// <summary>Gets the files of rows, of any format and mode, as <see cref="GetRelativePath"/> names them.</summary>
    public async Task<IReadOnlyList<string>> GetRowFilesAsync(CancellationToken cancellationToken) =>
    [
        .. (await store.GetFilesAsync(folder, isRecursive: true, cancellationToken).ConfigureAwait(false))
            .Select(file => file.Path[(folder.Length + 1)..]).Where(IsRowFile).Order(StringComparer.Ordinal),
    ];

    /// <exception cref="ExportException">A record cannot be read.</exception>
    public async Task<List<ExecutionRecord>> ReadRecordsAsync(CancellationToken cancellationToken) =>
        [.. (await store.ReadAllAsync(GetPath(StateFolderName), RecordExtension, cancellationToken).ConfigureAwait(false)).Select(Read)];

    /// <summary>Reads the records that can be read. An export of an execution whose record cannot be read fails, and reports it.</summary>
    public async Task<List<ExecutionRecord>> ReadValidRecordsAsync(CancellationToken cancellationToken)
    {
        var records = new List<ExecutionRecord>();
        foreach (var file in await store.ReadAllAsync(GetPath(StateFolderName), RecordExtension, cancellationToken).ConfigureAwait(false))
        {
            if (TryRead(file, out var record, out _))
            {
                records.Add(record);
            }
        }

        return records;
    }

    /// <exception cref="FileConflictException">Another program has written it.</exception>
    public async Task WriteRecordAsync(ExportItem item, ExecutionRecord record, CancellationToken cancellationToken)
    {
        var file = await store.CreateAsync(GetPath($"{StateFolderName}/{GetSafeId(item)}{RecordExtension}"), FileVersion.None, generated: null, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(file.Content, record, ExecutionRecordJson.Default.ExecutionRecord, cancellationToken).ConfigureAwait(false);
            await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes what a killed program left. Call it while the entry is locked.</summary>
    public Task DeleteIncompleteAsync(CancellationToken cancellationToken) => store.DeleteIncompleteAsync(folder, cancellationToken);

    private static bool IsRowFile(string relativePath) =>
        ExportFormats.Find(relativePath) is not null
        && relativePath.Split('/') switch
        {
            [var name] => Path.GetFileNameWithoutExtension(name) == LatestName,
            [var partition, var name] => partition.StartsWith(DatePrefix, StringComparison.Ordinal) && name.StartsWith(PartPrefix, StringComparison.Ordinal),
            _ => false,
        };

    private ExecutionRecord Read(StoredFile file) => TryRead(file, out var record, out var error)
        ? record
        : throw new ExportException($"{store.GetFullPath(file.Path)} does not record an execution{(error is null ? "" : $": {error.Message}")}. Delete it to export the execution again.", error);

    private static bool TryRead(StoredFile file, [NotNullWhen(true)] out ExecutionRecord? record, out JsonException? error)
    {
        try
        {
            (record, error) = (JsonSerializer.Deserialize(file.Content, ExecutionRecordJson.Default.ExecutionRecord), null);
        }
        catch (JsonException exception)
        {
            (record, error) = (null, exception);
        }

        return record is not null;
    }

    /// <summary>The service's ids are GUIDs. Another one is part of a path only if it is as harmless.</summary>
    private static string GetSafeId(ExportItem item) => IsSafeId(item.Execution.ExecutionId)
        ? item.Execution.ExecutionId.ToLowerInvariant()
        : throw new ExportException("The service returned an execution id that cannot be the name of a file.");

    [GeneratedRegex(@"\A[0-9A-Za-z][0-9A-Za-z_-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeId();
}

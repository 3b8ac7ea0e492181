namespace Insights.Typed.Tool.Schemas;

/// <summary>
/// Writes and deletes several files together. All files are written to temporary files before the first one is replaced,
/// so no file is ever incomplete, and a full disk changes no file.
/// </summary>
internal sealed class FileChanges
{
    private readonly List<(string Path, byte[]? Content)> changes = [];

    public int Count => changes.Count;

    /// <summary>The paths of the files to write.</summary>
    public IEnumerable<string> WrittenPaths => changes.Where(change => change.Content is not null).Select(change => change.Path);

    public void Write(string path, byte[] content) => changes.Add((path, content));

    public void Delete(string path) => changes.Add((path, null));

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        var temporaryFiles = new List<(string Temporary, string Path)>();
        var current = "";
        try
        {
            foreach (var (path, content) in changes.Where(change => change.Content is not null))
            {
                current = path;
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
                temporaryFiles.Add((temporary, path));
                await File.WriteAllBytesAsync(temporary, content!, cancellationToken).ConfigureAwait(false);
            }

            // Not canceled after this: stopping between two files would leave some old and some new.
            foreach (var (temporary, path) in temporaryFiles)
            {
                current = path;
                File.Move(temporary, path, overwrite: true);
            }

            foreach (var (path, _) in changes.Where(change => change.Content is null))
            {
                current = path;
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var message = temporaryFiles.Aggregate(exception.Message, (text, file) => text.Replace(file.Temporary, file.Path, StringComparison.Ordinal));
            throw new ToolException($"{current} cannot be written: {message}", exception);
        }
        finally
        {
            foreach (var (temporary, _) in temporaryFiles)
            {
                File.Delete(temporary);
            }
        }
    }
}

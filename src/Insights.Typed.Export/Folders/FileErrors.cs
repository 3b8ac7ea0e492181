namespace Insights.Typed.Export.Folders;

/// <summary>Reports errors of the file system as errors of the target.</summary>
internal static class FileErrors
{
    public static async Task<T> ConvertAsync<T>(string root, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || (exception is IOException and not EndOfStreamException))
        {
            throw new ExportException($"The folder {root} cannot be used: {exception.Message} The next export tries again.", exception);
        }
    }
}

namespace Insights.Typed.Export.Files;

/// <summary>A file that is being written. It appears under its path when it is complete; if it is disposed of before, nothing remains.</summary>
internal abstract class NewFile : IAsyncDisposable
{
    public abstract Stream Content { get; }

    /// <summary>Makes the file appear.</summary>
    /// <param name="cancellationToken">A token to cancel the operation. The file does not appear then.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="FileConflictException">Another exporter has written the file meanwhile.</exception>
    public abstract Task<long> CompleteAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

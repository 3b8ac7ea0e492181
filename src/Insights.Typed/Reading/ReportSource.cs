namespace Insights.Typed.Reading;

/// <summary>Provides the bytes of a report. It is opened for one reading, and disposed after it, even if the reading never started.</summary>
internal abstract class ReportSource : IAsyncDisposable
{
    /// <summary>Opens the report's bytes, from the first. The source disposes of the stream.</summary>
    public abstract ValueTask<Stream> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Called before the source is disposed, with the exception that ended the reading early.</summary>
    public virtual void Fail(Exception exception)
    {
    }

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

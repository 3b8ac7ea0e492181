namespace Insights.Typed.Reading;

/// <summary>Where the bytes of a report come from. Opened for one reading, and disposed of behind it, also where that never began.</summary>
internal abstract class ReportSource : IAsyncDisposable
{
    /// <summary>The report's bytes, from the first. The stream is the source's to dispose of.</summary>
    public abstract ValueTask<Stream> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Told, before the source is disposed of, what ended the reading too early.</summary>
    public virtual void Fail(Exception exception)
    {
    }

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

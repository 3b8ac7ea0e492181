namespace Insights.Typed.Tool;

/// <summary>
/// Reads the standard input. A read of a terminal or a pipe blocks its thread until data arrives, also with a token, so it runs on the
/// thread pool, and a stopped command does not wait for it.
/// </summary>
/// <param name="reader">The reader of the standard input.</param>
internal sealed class StandardInput(TextReader reader)
{
    /// <summary>Reads a line; null at the end of the input.</summary>
    public Task<string?> ReadLineAsync(CancellationToken cancellationToken) => Task.Run(reader.ReadLine, cancellationToken).WaitAsync(cancellationToken);

    /// <summary>Reads the rest of the input.</summary>
    public Task<string> ReadToEndAsync(CancellationToken cancellationToken) => Task.Run(reader.ReadToEnd, cancellationToken).WaitAsync(cancellationToken);
}

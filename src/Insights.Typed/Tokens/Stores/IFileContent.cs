namespace Insights.Typed;

/// <summary>How a <see cref="FileTokenStore"/> keeps its bytes.</summary>
internal interface IFileContent
{
    ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken);

    ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    ValueTask DeleteAsync(CancellationToken cancellationToken);
}

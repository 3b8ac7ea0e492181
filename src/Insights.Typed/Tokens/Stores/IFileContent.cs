namespace Insights.Typed.Tokens.Stores;

/// <summary>How a <see cref="FileTokenStore"/> keeps its bytes.</summary>
internal interface IFileContent
{
    ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken);

    ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    ValueTask DeleteAsync(CancellationToken cancellationToken);
}

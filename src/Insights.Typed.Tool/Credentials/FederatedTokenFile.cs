namespace Insights.Typed.Tool.Credentials;

/// <summary>A token of another identity provider in a file, which the provider replaces when it expires.</summary>
internal static class FederatedTokenFile
{
    /// <exception cref="ToolException">The file cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The file of the federated token cannot be read: {exception.Message}", exception);
        }
    }
}

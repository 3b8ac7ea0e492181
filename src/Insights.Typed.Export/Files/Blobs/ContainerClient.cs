using System.Text.RegularExpressions;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Insights.Typed.Export.Files.Blobs;

/// <summary>Creates clients of containers.</summary>
internal static partial class ContainerClient
{
    /// <summary>Creates a client that signs in as the environment says: a managed identity, a federated workload, or variables.</summary>
    /// <exception cref="ArgumentException">The address is not that of a container, or contains a signature, which is a secret.</exception>
    public static BlobContainerClient Create(Uri container)
    {
        if (container.Scheme != Uri.UriSchemeHttps || container.AbsolutePath.Trim('/') is not { Length: > 0 } path || path.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException("The address is not that of a container, such as https://ACCOUNT.blob.core.windows.net/CONTAINER.", nameof(container));
        }

        return container.Query.Length == 0 && container.UserInfo.Length == 0
            ? new BlobContainerClient(container, new DefaultAzureCredential())
            : throw new ArgumentException("The address of the container contains a secret. Put it into a connection string.", nameof(container));
    }

    /// <exception cref="ArgumentException">The connection string or the name is not valid. The message does not contain the connection string.</exception>
    public static BlobContainerClient Create(string connectionString, string container)
    {
        if (!ContainerName().IsMatch(container))
        {
            throw new ArgumentException("The name of a container has 3 to 63 characters: lower-case letters, digits and hyphens.", nameof(container));
        }

        try
        {
            return new BlobContainerClient(connectionString, container);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // The exception of the SDK can contain a part of a key.
            throw new ArgumentException(
                "The connection string is not valid. It has the format DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…, or BlobEndpoint=…;SharedAccessSignature=….", nameof(connectionString));
        }
    }

    [GeneratedRegex(@"\A[a-z0-9$][a-z0-9-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerName();
}

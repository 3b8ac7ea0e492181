using Insights.Typed.Export.Files.Blobs;
using Insights.Typed.Export.Files.Folders;

namespace Insights.Typed.Export.Files;

/// <summary>
/// Creates targets that store each execution as a file, partitioned as in Hive: <c>dataset=NAME/date=YYYY-MM-DD/part-EXECUTION.parquet</c>,
/// or <c>dataset=NAME/latest.parquet</c> if each execution replaces the one before.
/// </summary>
/// <remarks>
/// A file is named after its execution and appears when it is complete; then a record of the execution appears in the same way.
/// A program that is killed between the two steps writes the same file again at the next export. After a change of the mode or the format,
/// that would be another file with the same rows. So an entry that has files of another mode or format, and no record, is an error. No
/// file is deleted: the records can be lost.
/// </remarks>
public static class FileTargets
{
    /// <summary>Creates a target that stores files in a folder.</summary>
    /// <param name="path">The folder, which is created by the first export.</param>
    /// <param name="format">The format of the files.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IExportTarget CreateFolder(string path, ExportFormat format)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileTarget(new FolderStore(path), format);
    }

    /// <summary>Creates a target that stores files in a container of Azure Blob Storage or Data Lake Storage, with the identity of the environment.</summary>
    /// <param name="container">The address, <c>https://ACCOUNT.blob.core.windows.net/CONTAINER</c>. The first export creates the container.</param>
    /// <param name="folder">The folder in the container; empty for its root.</param>
    /// <param name="format">The format of the files.</param>
    /// <remarks>
    /// Azure.Identity's <c>DefaultAzureCredential</c> signs in: with a managed identity, a federated workload, or the variables
    /// <c>AZURE_TENANT_ID</c>, <c>AZURE_CLIENT_ID</c> and so on. It requires the role Storage Blob Data Contributor.
    /// </remarks>
    /// <exception cref="ArgumentException">The address is not that of a container, or contains a secret.</exception>
    public static IExportTarget CreateBlobContainer(Uri container, string folder, ExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(container);
        ArgumentNullException.ThrowIfNull(folder);
        return new FileTarget(new BlobStore(ContainerClient.Create(container), folder), format);
    }

    /// <summary>Creates a target that stores files in a container of Azure Blob Storage or Data Lake Storage, with a key or a signature.</summary>
    /// <param name="connectionString">The connection string of the storage account. No message contains it.</param>
    /// <param name="container">The name of the container, which the first export creates.</param>
    /// <param name="folder">The folder in the container; empty for its root.</param>
    /// <param name="format">The format of the files.</param>
    /// <exception cref="ArgumentException">The connection string or the name is not valid.</exception>
    public static IExportTarget CreateBlobContainer(string connectionString, string container, string folder, ExportFormat format)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        ArgumentException.ThrowIfNullOrWhiteSpace(container);
        ArgumentNullException.ThrowIfNull(folder);
        return new FileTarget(new BlobStore(ContainerClient.Create(connectionString, container), folder), format);
    }
}

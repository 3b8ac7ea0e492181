using System.Data.Common;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using DuckDB.NET.Data;
using Insights.Typed.Export.Files;
using Insights.Typed.Export.Tests.Databases;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>An empty place for the files of one test. DuckDB, which shares no code with their writers, reads the rows: a table is the name of an entry.</summary>
public abstract class TestStore : TestDatabase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-export-");

    /// <summary>A folder of this machine, with the files after <see cref="LoadAsync"/>.</summary>
    public string Root => Path.Combine(folder.FullName, "new folder");

    /// <summary>The files, relative to the target, in ordinal order.</summary>
    public IReadOnlyList<string> FileNames => Directory.Exists(Root)
        ? [.. Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    public static async Task<TestStore> CreateAsync(StoreKind kind, AzuriteServer server) => kind switch
    {
        StoreKind.Folder => new TestFolder(),
        StoreKind.Blob => new TestContainer((await server.GetAsync()).ConnectionString),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    public override IExportTarget CreateTarget() => CreateTarget(ExportFormat.Parquet);

    public abstract IExportTarget CreateTarget(ExportFormat format);

    /// <summary>Whether the folder or the container of the target exists.</summary>
    public abstract Task<bool> ExistsAsync();

    public abstract Task WriteAsync(string name, string text);

    public abstract Task DeleteAsync(string name);

    /// <summary>Lets the clock of the store move, which may have whole seconds.</summary>
    public abstract Task PassSecondAsync();

    /// <summary>Loads the files into <see cref="Root"/>, if they are elsewhere.</summary>
    public abstract Task LoadAsync();

    public override string Quote(string table) =>
        $"(SELECT regexp_extract(filename, 'part-(.*).parquet', 1) AS _execution, * FROM read_parquet('{Root}/dataset={table}/**/*.parquet', filename = true, union_by_name = true))";

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        await connection.OpenAsync(Token);
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

internal sealed class TestFolder : TestStore
{
    public override IExportTarget CreateTarget(ExportFormat format) => FileTargets.CreateFolder(Root, format);

    public override Task<bool> ExistsAsync() => Task.FromResult(Directory.Exists(Root));

    public override Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Root, name), text, Token);

    public override Task DeleteAsync(string name)
    {
        File.Delete(Path.Combine(Root, name));
        return Task.CompletedTask;
    }

    public override Task PassSecondAsync() => Task.CompletedTask;

    public override Task LoadAsync() => Task.CompletedTask;
}

internal sealed class TestContainer(string connectionString) : TestStore
{
    private const string Folder = "sales/daily";

    private readonly BlobContainerClient container = new(connectionString, $"test-{Guid.NewGuid():N}");

    public override IExportTarget CreateTarget(ExportFormat format) => FileTargets.CreateBlobContainer(connectionString, container.Name, $"/{Folder}/", format);

    /// <summary>A target with a signature that permits everything but to delete.</summary>
    public IExportTarget CreateTargetWithoutDeletion()
    {
        const AccountSasPermissions Permissions = AccountSasPermissions.Read | AccountSasPermissions.Write | AccountSasPermissions.List | AccountSasPermissions.Add | AccountSasPermissions.Create;
        var signed = new BlobServiceClient(connectionString).GenerateAccountSasUri(Permissions, DateTimeOffset.UtcNow.AddHours(1), AccountSasResourceTypes.All);
        var signature = $"BlobEndpoint={signed.GetLeftPart(UriPartial.Path).TrimEnd('/')};SharedAccessSignature={signed.Query[1..]}";
        return FileTargets.CreateBlobContainer(signature, container.Name, Folder, ExportFormat.Parquet);
    }

    /// <summary>Prevents the deletion of a blob, as another program can.</summary>
    public Task LeaseAsync(string name) => container.GetBlobClient($"{Folder}/{name}").GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration, cancellationToken: Token);

    public override async Task<bool> ExistsAsync() => await container.ExistsAsync(Token);

    public override Task WriteAsync(string name, string text) => container.GetBlobClient($"{Folder}/{name}").UploadAsync(BinaryData.FromString(text), overwrite: true, Token);

    public override Task DeleteAsync(string name) => container.GetBlobClient($"{Folder}/{name}").DeleteAsync(cancellationToken: Token);

    /// <summary>Writes a blob until its time is another one.</summary>
    public override async Task PassSecondAsync()
    {
        var start = await TickAsync();
        while (await TickAsync() == start)
        {
            Token.ThrowIfCancellationRequested();
        }

        async Task<DateTimeOffset> TickAsync() => (await container.GetBlobClient("clock").UploadAsync(BinaryData.FromString("tick"), overwrite: true, Token)).Value.LastModified;
    }

    public override async Task LoadAsync()
    {
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }

        if (!await container.ExistsAsync(Token))
        {
            return;
        }

        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder + "/", Token))
        {
            var path = Path.Combine(Root, blob.Name[(Folder.Length + 1)..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await container.GetBlobClient(blob.Name).DownloadToAsync(path, Token);
        }
    }
}

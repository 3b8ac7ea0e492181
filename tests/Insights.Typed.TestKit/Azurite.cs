using System.Diagnostics;

namespace Insights.Typed.TestKit;

/// <summary>Azurite, which speaks the protocol of Azure Blob Storage, in memory and on a free port. If it is not installed, the test is skipped.</summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The environment variable with the path of the program <c>azurite-blob</c>, if it is not in the path of programs.</summary>
    private const string Variable = "AZURITE_BLOB";

    private const string Listening = "successfully listens on ";

    /// <summary>The account of all development servers, with the key that Azurite's documentation has.</summary>
    private const string AccountName = "devstoreaccount1";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process process;
    private readonly string address;

    private Azurite(Process process, string address)
    {
        this.process = process;
        this.address = address;
    }

    public string ConnectionString => CreateConnectionString(AccountKey);

    /// <summary>A connection string with another key.</summary>
    public string CreateConnectionString(string key) => $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={key};BlobEndpoint={address}/{AccountName};";

    public static async Task<Azurite> StartAsync(CancellationToken cancellationToken)
    {
        var program = Environment.GetEnvironmentVariable(Variable) ?? FindInPath("azurite-blob");
        Assert.SkipWhen(program is null, $"Azurite is not installed (npm install --global azurite), and {Variable} has no path of azurite-blob.");
        var start = new ProcessStartInfo(program!, ["--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                return new Azurite(process, line[(at + Listening.Length)..].Trim().TrimEnd('/'));
            }
        }

        throw new InvalidOperationException($"{program} has ended without listening.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static string? FindInPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".cmd" : name)).FirstOrDefault(File.Exists);
}

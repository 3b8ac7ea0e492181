using System.Diagnostics;

namespace Insights.Typed.TestKit;

/// <summary>A PostgreSQL server for tests, on a socket in a folder. If none is installed, the test is skipped.</summary>
public sealed class PostgreSql : IAsyncDisposable
{
    /// <summary>The server refuses to run as root; Debian's package creates this user.</summary>
    private const string UnprivilegedUser = "postgres";

    private readonly string programs;
    private readonly string folder;

    private PostgreSql(string programs, string folder)
    {
        this.programs = programs;
        this.folder = folder;
    }

    public string ConnectionString => $"Host={folder};Username=test;Database=postgres;Pooling=false";

    public static async Task<PostgreSql> StartAsync(CancellationToken cancellationToken)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed (Debian: apt-get install postgresql).");
        Assert.SkipWhen(
            Environment.IsPrivilegedProcess && !(await File.ReadAllTextAsync("/etc/passwd", cancellationToken)).Contains($"\n{UnprivilegedUser}:", StringComparison.Ordinal),
            "PostgreSQL does not run as root, and there is no user 'postgres' to run it as.");
        var folder = (await RunAsync("mktemp", ["-d", "-p", Path.GetTempPath(), "insights-pg-XXXXXX"], cancellationToken)).Trim();
        var server = new PostgreSql(programs!, folder);
        await RunAsync(Path.Combine(programs!, "initdb"), ["-D", server.Data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], cancellationToken);
        await RunAsync(
            Path.Combine(programs!, "pg_ctl"),
            ["-D", server.Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses='' -c fsync=off", "start"],
            cancellationToken);
        return server;
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>Kills all sessions, and starts the server again.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) =>
        RunAsync(Path.Combine(programs, "pg_ctl"), ["-D", Data, "-m", "immediate", "-w", "-l", Path.Combine(folder, "log"), "restart"], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await RunAsync(Path.Combine(programs, "pg_ctl"), ["-D", Data, "-m", "immediate", "-w", "stop"], CancellationToken.None);
        await RunAsync("rm", ["-rf", folder], CancellationToken.None);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", UnprivilegedUser, "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = Path.GetTempPath();
        using var process = Process.Start(start)!;

        // The server that pg_ctl starts keeps the output open, so output is read only from programs that exit.
        var output = arguments[^1] is "start" or "restart" ? "" : await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
        return output;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Insights.Typed.Export.Tests.Tds;

/// <summary>
/// A server that speaks the protocol of SQL Server on the loopback interface, without encryption, so that the real driver can be tested where
/// no SQL Server exists. What a statement does is decided by the database.
/// </summary>
internal sealed class TdsServer : IAsyncDisposable
{
    public const string User = "export";
    public const string Password = "planted-secret";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly Func<ITdsDatabase> open;
    private readonly Task accepting;

    /// <param name="open">Opens the database for a connection.</param>
    public TdsServer(Func<ITdsDatabase> open)
    {
        this.open = open;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>What happens instead of a statement; null if the database executes it.</summary>
    public Func<string, TdsFault?> FindFault { get; set; } = _ => null;

    /// <summary>The statements in the order of their start, with those of the driver.</summary>
    public ConcurrentQueue<TdsStatement> Statements { get; } = [];

    /// <summary>The rows that were sent in bulk.</summary>
    public ConcurrentQueue<TdsBulkLoad> BulkLoads { get; } = [];

    /// <summary>The logins.</summary>
    public ConcurrentQueue<TdsLogin> Logins { get; } = [];

    /// <summary>Completes when the server closes the connections on which it was silent.</summary>
    public TaskCompletionSource SilenceEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is called with the number of bytes of each packet that arrives.</summary>
    public Action<int>? Received { get; set; }

    public string ConnectionString => $"Server=tcp:127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port};Database=sales;User ID={User};Password={Password};Encrypt=Optional;Connect Timeout=30";

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(sessions);
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                client.NoDelay = true;
                sessions.Add(Task.Run(() => ServeAsync(client)));
            }
            catch (Exception exception) when (stopping.IsCancellationRequested && exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            using var database = open();
            try
            {
                await new TdsSession(this, new TdsChannel(client.GetStream(), count => Received?.Invoke(count)), database).RunAsync(stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The server stops, or the client has gone.
            }
        }
    }
}

/// <summary>What a server does instead of a statement.</summary>
/// <param name="Error">The error; null to do nothing until the client cancels the statement, or the server closes the connection.</param>
/// <param name="IsConnectionLost">Whether the connection is closed without a response.</param>
internal sealed record TdsFault(TdsError? Error, bool IsConnectionLost = false)
{
    public static TdsFault Lost { get; } = new(null, IsConnectionLost: true);

    public static TdsFault Silence { get; } = new((TdsError?)null);

    public static TdsFault From(int number, byte severity, string message) => new(new TdsError(number, severity, message));
}

/// <summary>The database of a connection.</summary>
internal interface ITdsDatabase : IDisposable
{
    void Begin();

    void End(bool isCommitted);

    /// <summary>Executes a statement, and writes its response.</summary>
    /// <exception cref="TdsException">The statement fails.</exception>
    Task ExecuteAsync(TdsStatement statement, TdsWriter response, CancellationToken cancellationToken);

    /// <summary>Inserts the rows that follow a statement INSERT BULK.</summary>
    void Insert(TdsBulkLoad load);
}

/// <summary>An error of a database.</summary>
internal sealed class TdsException(TdsError error) : Exception(error.Message)
{
    public TdsError Error => error;
}

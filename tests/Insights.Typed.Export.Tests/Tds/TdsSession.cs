namespace Insights.Typed.Export.Tests.Tds;

/// <summary>A connection: pre-login, login, then a response to each message.</summary>
internal sealed class TdsSession(TdsServer server, TdsChannel channel, ITdsDatabase database)
{
    /// <summary>The text by which a test finds the rows of a bulk load among the statements.</summary>
    public const string BulkRows = "(rows of a bulk load)";

    /// <summary>The text by which a test finds a commit that has happened, but whose response is not sent yet.</summary>
    public const string Committed = "(committed)";

    private const ushort BeginTransaction = 5;
    private const ushort CommitTransaction = 7;

    private static long lastTransaction;

    private long transaction;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var next = channel.ReadAsync(cancellationToken);
        while (await next is { } message)
        {
            next = channel.ReadAsync(cancellationToken);
            if (message.Type == TdsMessageType.PreLogin)
            {
                await channel.WriteAsync(CreatePreLogin(), cancellationToken);
                continue;
            }

            var response = new TdsWriter();
            using var execution = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var executing = RespondAsync(message, response, execution.Token);
            if (await Task.WhenAny(executing, next) != executing)
            {
                // The client cancels the statement, or has gone. It sends nothing else before the response.
                await execution.CancelAsync();
            }

            try
            {
                if (!await executing)
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                continue;
            }

            await channel.WriteAsync(response.ToArray(), cancellationToken);
        }
    }

    /// <returns>Whether the connection stays open.</returns>
    private async Task<bool> RespondAsync(TdsMessage message, TdsWriter response, CancellationToken cancellationToken)
    {
        try
        {
            switch (message.Type)
            {
                case TdsMessageType.Login:
                    Login(TdsLogin.Read(message.Body), response);
                    return true;
                case TdsMessageType.Attention:
                    response.WriteAttention();
                    return true;
                case TdsMessageType.TransactionManager:
                    return await ChangeTransactionAsync(message.Body, response, cancellationToken);
                case TdsMessageType.BulkLoad:
                    return await InsertAsync(message, response, cancellationToken);
                case TdsMessageType.SqlBatch:
                    return await ExecuteAsync(TdsStatement.ReadBatch(message.Body), response, cancellationToken);
                case TdsMessageType.Rpc:
                    return await ExecuteAsync(TdsStatement.ReadRpc(message.Body), response, cancellationToken);
                default:
                    throw new NotSupportedException(message.Type.ToString());
            }
        }
        catch (TdsException exception)
        {
            response.WriteError(exception.Error);
            return true;
        }
    }

    private void Login(TdsLogin login, TdsWriter response)
    {
        server.Logins.Enqueue(login);
        if ((login.User, login.Password) != (TdsServer.User, TdsServer.Password))
        {
            throw new TdsException(new(18456, 14, $"Login failed for user '{login.User}'."));
        }

        response.WriteLogin(login.Database);
    }

    private async Task<bool> ChangeTransactionAsync(byte[] body, TdsWriter response, CancellationToken cancellationToken)
    {
        var reader = new TdsReader(body);
        reader.ReadHeaders();
        var request = reader.ReadUInt16();
        if (request == BeginTransaction)
        {
            database.Begin();
            transaction = Interlocked.Increment(ref lastTransaction);
            response.WriteBegin(transaction);
        }
        else
        {
            database.End(request == CommitTransaction);
            response.WriteEnd(transaction, request == CommitTransaction);
            transaction = 0;
            if (request == CommitTransaction && server.FindFault(Committed) is { } fault)
            {
                return await FailAsync(fault, cancellationToken);
            }
        }

        return true;
    }

    private async Task<bool> ExecuteAsync(TdsStatement statement, TdsWriter response, CancellationToken cancellationToken)
    {
        server.Statements.Enqueue(statement);
        Assert.Equal(transaction, statement.Transaction);
        if (server.FindFault(statement.Text) is { } fault)
        {
            return await FailAsync(fault, cancellationToken);
        }

        await database.ExecuteAsync(statement, response, cancellationToken);
        return true;
    }

    private async Task<bool> InsertAsync(TdsMessage message, TdsWriter response, CancellationToken cancellationToken)
    {
        if (message.IsIgnored)
        {
            // An attention follows.
            throw new OperationCanceledException();
        }

        if (server.FindFault(BulkRows) is { } fault)
        {
            return await FailAsync(fault, cancellationToken);
        }

        var load = TdsBulkLoad.Read(message.Body);
        server.BulkLoads.Enqueue(load);
        database.Insert(load);
        response.WriteChanged(load.Rows.Count);
        return true;
    }

    private async Task<bool> FailAsync(TdsFault fault, CancellationToken cancellationToken)
    {
        if (fault.Error is { } error)
        {
            throw new TdsException(error);
        }

        if (!fault.IsConnectionLost)
        {
            await server.SilenceEnd.Task.WaitAsync(cancellationToken);
        }

        return false;
    }

    /// <summary>The version, and that there is no encryption: an offset and a length for each, then the values.</summary>
    private static byte[] CreatePreLogin() =>
    [
        0, 0, 11, 0, 6,
        1, 0, 17, 0, 1,
        0xFF,
        16, 0, 0, 0, 0, 0,
        2,
    ];
}

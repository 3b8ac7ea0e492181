using System.Net;
using System.Net.Sockets;
using Insights.Typed.Export.Databases;
using Insights.Typed.Export.Tests.Tds;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>Errors of a server and of the network are those of the target, without a secret. Nothing remains, and the next export is complete.</summary>
public sealed class SqlServerErrorTests(DatabaseService service) : SqlServerTestBase(service)
{
    private const string TryAgain = " The next export tries again.";

    [Theory]
    [InlineData(TdsSession.BulkRows, 1205, 13, "Transaction (Process ID 52) was deadlocked on lock resources with another process.", true)]
    [InlineData(TdsSession.BulkRows, 1105, 17, "Could not allocate space for object 'values' because the 'PRIMARY' filegroup is full.", false)]
    [InlineData(TdsSession.BulkRows, 9002, 17, "The transaction log for database 'sales' is full due to 'LOG_BACKUP'.", false)]
    [InlineData("insert bulk", 229, 14, "The INSERT permission was denied on the object 'values'.", false)]
    [InlineData("CREATE TABLE", 262, 14, "CREATE TABLE permission denied in database 'sales'.", false)]
    [InlineData("UPDATE", 40197, 17, "The service has encountered an error processing your request.", true)]
    [InlineData("sp_getapplock", 50000, 16, "The lock of the entry was not granted: sp_getapplock returned -999.", false)]
    [InlineData("sp_getapplock", 50003, 16, "The lock of the entry was not granted: sp_getapplock returned -3.", true)]
    [InlineData("sp_tablecollations", 596, 21, "Cannot continue the execution because the session is in the kill state.", true)]
    public async Task An_error_of_the_server_is_that_of_the_target(string statement, int number, byte severity, string message, bool isTransient)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.PrepareAsync(Token);
        _ = FailOn(database, statement, TdsFault.From(number, severity, message));

        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values"), Token));

        Assert.StartsWith($"T{target.Description[1..]} cannot be used: {message}", error.Message, StringComparison.Ordinal);
        Assert.Equal(isTransient, error.Message.EndsWith(TryAgain, StringComparison.Ordinal));
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
        await AssertNextIsCompleteAsync(database, target, report);
    }

    [Theory]
    [InlineData("sp_getapplock")]
    [InlineData("sp_tablecollations")]
    [InlineData("insert bulk")]
    [InlineData(TdsSession.BulkRows)]
    [InlineData("UPDATE")]
    public async Task A_lost_connection_is_an_error_that_may_pass(string statement)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.PrepareAsync(Token);
        _ = FailOn(database, statement, TdsFault.Lost);

        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values"), Token));

        Assert.StartsWith($"T{target.Description[1..]} cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(TryAgain, error.Message, StringComparison.Ordinal);
        await AssertNextIsCompleteAsync(database, target, report);
    }

    [Fact]
    public async Task A_commit_whose_response_is_lost_is_not_repeated()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.PrepareAsync(Token);
        _ = FailOn(database, TdsSession.Committed, TdsFault.Lost);

        await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values"), Token));

        database.Server.FindFault = _ => null;
        Assert.Null(await target.ExportAsync(report.CreateItem("values"), Token));
        Assert.Equal(await report.GetRowsAsync(), await database.ReadRowsAsync("values", [AnyValues.Seats]));
    }

    /// <summary>The server responds to nothing but the cancellation, which the driver does not send while it waits for a response to a bulk load.</summary>
    [Theory]
    [InlineData("sp_getapplock")]
    [InlineData("CREATE TABLE")]
    [InlineData("sp_tablecollations")]
    [InlineData("insert bulk")]
    [InlineData(TdsSession.BulkRows)]
    [InlineData("UPDATE")]
    public async Task A_statement_that_does_not_end_is_canceled(string statement)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.PrepareAsync(Token);
        var arrived = FailOn(database, statement, TdsFault.Silence);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var exporting = target.ExportAsync(report.CreateItem("values"), source.Token);
        await arrived.WaitAsync(Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => exporting);
        database.Server.SilenceEnd.SetResult();
        await AssertNextIsCompleteAsync(database, target, report);
    }

    [Fact]
    public async Task A_failed_login_is_an_error_without_the_password()
    {
        await using var database = new SqlServerDatabase();
        await using var target = DatabaseTargets.CreateSqlServer(database.Server.ConnectionString.Replace("Password=", "Password=other-", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<ExportException>(() => target.CheckAsync(Token));

        Assert.Equal($"T{target.Description[1..]} cannot be used: Login failed for user 'export'.", error.Message);
        Assert.Equal("other-planted-secret", Assert.Single(database.Server.Logins).Password);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_exist_is_an_error_without_the_password()
    {
        // Bound without listening, so that no other program gets the port.
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)bound.LocalEndPoint!).Port;
        await using var target = DatabaseTargets.CreateSqlServer($"Server=tcp:127.0.0.1,{port};Database=sales;User ID=me;Password=planted-secret;Connect Retry Count=0");

        Assert.Equal($"the SQL Server database sales on tcp:127.0.0.1,{port}", target.Description);
        var error = await Assert.ThrowsAsync<ExportException>(() => target.CheckAsync(Token));

        Assert.EndsWith(TryAgain, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=s;Database=d;User ID=u;Password=abc;planted-secret", "The connection string is not valid.")]
    [InlineData("Server=s;Database=d;Connect Timeout=planted-secret", "The connection string is not valid.")]
    [InlineData("Server=s;Database=d;Authentication=planted-secret", "The connection string is not valid.")]
    [InlineData("Database=planted-secret;User ID=u", "The connection string has no Server.")]
    [InlineData("Server=planted-secret;User ID=u", "The connection string has no Database.")]
    [InlineData("Server=s;Database=d;Password=planted-secret", "The connection string has no User ID, no Integrated Security=true and no Authentication=Active Directory Default.")]
    [InlineData("Server=s;Database=d;Authentication=Active Directory Interactive;User ID=planted-secret", "The connection string has an Authentication that is not supported.")]
    [InlineData("Server=s;Database=planted-secret;Authentication=Active Directory Default;Encrypt=False", "The connection string turns encryption off, and a token is only sent with encryption.")]
    public void A_connection_string_that_is_not_valid_is_an_error_without_its_content(string connectionString, string message)
    {
        var error = Assert.Throws<ArgumentException>(nameof(connectionString), () => DatabaseTargets.CreateSqlServer(connectionString));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authentication=Active Directory Default")]
    [InlineData("Authentication=ActiveDirectoryDefault;User ID=11111111-2222-3333-4444-555555555555")]
    [InlineData("Integrated Security=true")]
    [InlineData("Authentication=SqlPassword;User ID=me;Password=planted-secret")]
    public async Task A_connection_string_states_one_of_the_identities_of_the_page(string identity)
    {
        await using var target = DatabaseTargets.CreateSqlServer($"Server=sql.example;Database=sales;{identity}");

        Assert.Equal("the SQL Server database sales on sql.example", target.Description);
    }

    private static async Task AssertNextIsCompleteAsync(SqlServerDatabase database, IExportTarget target, NightlyReport report)
    {
        database.Server.FindFault = _ => null;
        Assert.Empty(await target.GetExportedAsync(Token));
        Assert.Equal(["create the table values"], await target.GetChangesAsync("values", [AnyValues.Seats], ExportMode.Append, Token));
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values"), Token));
        Assert.Equal(await report.GetRowsAsync(), await database.ReadRowsAsync("values", [AnyValues.Seats]));
    }
}

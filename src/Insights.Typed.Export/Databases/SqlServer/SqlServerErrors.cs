using Azure.Identity;
using Insights.Typed.Language;
using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>Explains errors of SQL Server and of its driver.</summary>
internal static class SqlServerErrors
{
    private const string TryAgain = " The next export tries again.";

    /// <summary>The class from which on the server closes the connection.</summary>
    private const byte FatalClass = 20;

    /// <summary>The number with which our own statement reports that a deadlock prevented the lock of an entry.</summary>
    private const int LockDeadlock = 50003;

    /// <summary>
    /// The numbers of errors that a later attempt may not have, as Microsoft's pages on retries list them: time limits, locks and deadlocks, lost
    /// connections, and the limits and failovers of Azure SQL.
    /// </summary>
    private static readonly HashSet<int> TransientNumbers =
    [
        -2, 20, 64, 121, 233, 601, 997, 1203, 1204, 1205, 1221, 1222, 3960, 4221, 6005, 8645, 8651, 10053, 10054, 10060, 10922, 10928, 10929, 10936, 17142,
        40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920, LockDeadlock,
    ];

    public static string? FindReason(Exception exception) => exception switch
    {
        SqlException error => GetText(error) + (IsTransient(error) ? TryAgain : ""),
        AuthenticationFailedException failed => SignInErrors.Describe(failed),

        // Opening a connection throws it for no other reason.
        NotSupportedException when exception.Source == typeof(SqlConnection).Assembly.GetName().Name =>
            "its driver requires the library ICU, and this program runs without it. Install ICU (Debian: libicu), and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1.",
        _ => null,
    };

    private static bool IsTransient(SqlException exception) =>
        exception.Class >= FatalClass || exception.Errors.Cast<SqlError>().Any(error => TransientNumbers.Contains(error.Number));

    private static string GetText(Exception exception) => UntrustedText.Sanitize(exception.Message.ReplaceLineEndings(" "));
}

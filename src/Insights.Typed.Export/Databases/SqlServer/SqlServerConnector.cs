using Azure.Identity;
using Insights.Typed.Language;
using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>Opens connections as a connection string says.</summary>
internal sealed class SqlServerConnector
{
    private readonly string connectionString;
    private readonly AzureSqlIdentity? identity;

    private SqlServerConnector(SqlConnectionStringBuilder settings, AzureSqlIdentity? identity)
    {
        connectionString = settings.ConnectionString;
        this.identity = identity;
        Description = $"the SQL Server database {UntrustedText.SanitizeName(settings.InitialCatalog)} on {UntrustedText.SanitizeName(settings.DataSource)}";
    }

    /// <summary>Gets a description of the database without secrets.</summary>
    public string Description { get; }

    /// <exception cref="ArgumentException">The connection string is not valid. The message does not contain it.</exception>
    public static SqlServerConnector Create(string connectionString)
    {
        var settings = Parse(connectionString);
        ThrowIfMissing(settings.DataSource, "Server", nameof(connectionString));
        ThrowIfMissing(settings.InitialCatalog, "Database", nameof(connectionString));
        AzureSqlIdentity? identity = null;
        switch (settings.Authentication)
        {
            case SqlAuthenticationMethod.NotSpecified when !settings.IntegratedSecurity:
            case SqlAuthenticationMethod.SqlPassword:
                ThrowIfMissing(settings.UserID, "User ID, no Integrated Security=true and no Authentication=Active Directory Default", nameof(connectionString));
                break;
            case SqlAuthenticationMethod.NotSpecified:
                break;
            case SqlAuthenticationMethod.ActiveDirectoryDefault when settings.Encrypt == SqlConnectionEncryptOption.Optional:
                // The driver would send it.
                throw new ArgumentException("The connection string turns encryption off, and a token is only sent with encryption. Remove Encrypt.", nameof(connectionString));
            case SqlAuthenticationMethod.ActiveDirectoryDefault when settings.IntegratedSecurity || settings.Password.Length > 0:
                throw new ArgumentException("The connection string has a second identity. Remove Integrated Security and Password: Active Directory Default finds the identity of the environment.", nameof(connectionString));
            case SqlAuthenticationMethod.ActiveDirectoryDefault:
                identity = new(new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.UserID.Length == 0 ? null : settings.UserID }));
                settings.Remove("Authentication");
                settings.Remove("User ID");
                break;
            default:
                throw new ArgumentException("The connection string has an Authentication that is not supported. Use Active Directory Default, which finds the identity of the environment, or a user and a password.", nameof(connectionString));
        }

        // An export opens few connections for a long time. A new one works when the server has restarted.
        settings.Pooling = false;
        settings.MultipleActiveResultSets = false;
        settings.PersistSecurityInfo = false;
        if (!settings.ShouldSerialize("Application Name"))
        {
            settings.ApplicationName = "insights export";
        }

        // A statement may wait for another exporter or delete many rows; the caller cancels it. A lost connection is noticed.
        if (!settings.ShouldSerialize("Command Timeout"))
        {
            settings.CommandTimeout = 0;
        }

        return new(settings, identity);
    }

    public async Task<SqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString) { AccessTokenCallback = identity is null ? null : identity.GetTokenAsync };
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static SqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException or NotSupportedException)
        {
            // The exception of the driver can contain a part of a password that has a semicolon.
            throw new ArgumentException(
                "The connection string is not valid. It has the format Server=…;Database=…;User ID=…;Password=…; a value with a semicolon is in quotes.", nameof(connectionString));
        }
    }

    private static void ThrowIfMissing(string value, string name, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"The connection string has no {name}.", parameterName);
        }
    }
}

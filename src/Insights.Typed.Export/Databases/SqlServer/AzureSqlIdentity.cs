using Azure.Core;
using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>Gets tokens for Azure SQL. The driver's package for this would add a second copy of what Azure.Identity does here already.</summary>
internal sealed class AzureSqlIdentity(TokenCredential credential)
{
    /// <summary>The resources of Azure SQL in the clouds. A server states which one it requires, and must not get a token for anything else.</summary>
    private static readonly string[] Resources = ["https://database.windows.net", "https://database.usgovcloudapi.net", "https://database.chinacloudapi.cn"];

    public async Task<SqlAuthenticationToken> GetTokenAsync(SqlAuthenticationParameters parameters, CancellationToken cancellationToken)
    {
        if (!Resources.Contains(parameters.Resource.TrimEnd('/'), StringComparer.OrdinalIgnoreCase))
        {
            throw new ExportException("The server requires a token for a resource that is not Azure SQL.");
        }

        var token = await credential.GetTokenAsync(new TokenRequestContext([parameters.Resource.TrimEnd('/') + "/.default"]), cancellationToken).ConfigureAwait(false);
        return new SqlAuthenticationToken(token.Token, token.ExpiresOn);
    }
}

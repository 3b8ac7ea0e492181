using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Export.Configuration;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Gets how one of several accounts signs in.</summary>
internal static class AccountAccess
{
    /// <param name="account">The account.</param>
    /// <param name="shared">The command line and the environment. Its token and its user are those of one account, so they are not used.</param>
    /// <param name="folder">The folder of the export's file, on which the account's paths are based.</param>
    /// <param name="context">The environment of the run.</param>
    /// <exception cref="ToolException">A variable is not set.</exception>
    public static ServiceAccess Create(AccountEntry account, ServiceAccess shared, string folder, ToolContext context)
    {
        var hasClientCredential = account.ClientSecretVariable is not null || account.ClientCertificate is not null || account.FederatedTokenFile is not null;
        return new ServiceAccess
        {
            Program = shared.Program,
            BaseAddress = shared.BaseAddress,
            AuthorityHost = shared.AuthorityHost,
            AccessToken = Read(account.AccessTokenVariable),
            TenantId = account.TenantId ?? shared.TenantId,
            ClientId = account.ClientId ?? shared.ClientId,
            ClientSecret = Read(account.ClientSecretVariable) ?? (hasClientCredential ? null : shared.ClientSecret),
            ClientCertificate = GetPath(account.ClientCertificate) ?? (hasClientCredential ? null : shared.ClientCertificate),
            FederatedTokenFile = GetPath(account.FederatedTokenFile) ?? (hasClientCredential ? null : shared.FederatedTokenFile),
            LoginFolder = GetPath(account.LoginFolder) ?? shared.LoginFolder,
        };

        string? GetPath(string? path) => path is null ? null : Path.GetFullPath(path, folder);

        string? Read(string? variable) => variable is null ? null
            : context.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value
            : throw new ToolException($"The environment variable {variable} of the account is not set.");
    }
}

using System.ComponentModel;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>One of several accounts. What it does not set is that of the command line and the environment, except a token or a user.</summary>
internal sealed record AccountEntry
{
    [Description("The name, which decides the shard and the place in the target: letters, digits, '-' and '_'.")]
    public required string Name { get; init; }

    [Description("The partner's tenant.")]
    public string? TenantId { get; init; }

    [Description("The application.")]
    public string? ClientId { get; init; }

    [Description($"The folder with the account's stored sign-in, relative to this file: {EnvironmentVariables.LoginFolder} of the command 'insights login' that stored it. By default the one of all accounts, in which the tenant selects the sign-in.")]
    public string? LoginFolder { get; init; }

    [Description("The name of the environment variable with the application's secret.")]
    public string? ClientSecretVariable { get; init; }

    [Description("The file of the application's certificate with its private key, relative to this file.")]
    public string? ClientCertificate { get; init; }

    [Description("The file with a token of another identity provider, relative to this file.")]
    public string? FederatedTokenFile { get; init; }

    [Description("The name of the environment variable with a bearer token from another source.")]
    public string? AccessTokenVariable { get; init; }

    [Description("The account's place in the target: a folder in that of the target, by default account=NAME; in postgresql and sqlserver the end of the schema's name, by default NAME.")]
    public string? Prefix { get; init; }

    /// <summary>Whether the account has a setting that distinguishes its sign-in from those of others.</summary>
    internal bool HasSignIn => TenantId is not null || LoginFolder is not null || AccessTokenVariable is not null;

    /// <summary>Gets the account's place in the target of all accounts.</summary>
    internal TargetConfiguration GetTarget(TargetConfiguration all)
    {
        var place = GetPlace(all.Type);
        return all.Type switch
        {
            // Without a path, the target is refused for all accounts.
            TargetType.Folder or TargetType.Sqlite or TargetType.Duckdb when string.IsNullOrWhiteSpace(all.Path) => all,
            TargetType.Folder or TargetType.Azureblob => all with { Path = Path.Combine(all.Path ?? "", place).Replace('\\', '/') },
            TargetType.Sqlite or TargetType.Duckdb => all with { Path = Path.Combine(Path.GetDirectoryName(all.Path) ?? "", place, Path.GetFileName(all.Path) ?? "") },
            TargetType.Postgresql or TargetType.Sqlserver => all with { DatabaseSchema = all.DatabaseSchema is { } schema ? $"{schema}_{place}" : place },
            _ => throw new InvalidOperationException($"The target {all.Type} is unknown."),
        };
    }

    /// <summary>Gets the name that distinguishes the account's place from those of other accounts: a folder's, or the end of a schema's.</summary>
    internal string GetPlace(TargetType type) => Prefix ?? (type.IsServer() ? Name : $"account={Name}");
}

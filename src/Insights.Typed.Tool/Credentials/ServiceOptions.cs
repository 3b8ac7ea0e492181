using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Language;
using Insights.Typed.LocalService.CommandLine;

namespace Insights.Typed.Tool.Credentials;

/// <summary>The options that specify the service and the account. Each can also be an environment variable.</summary>
internal sealed class ServiceOptions
{
    public const string BaseAddressVariable = EnvironmentVariables.BaseAddress;
    public const string ProgramVariable = EnvironmentVariables.Program;
    public const string AccessTokenVariable = EnvironmentVariables.AccessToken;
    public const string TenantIdVariable = EnvironmentVariables.TenantId;
    public const string ClientIdVariable = EnvironmentVariables.ClientId;
    public const string ClientSecretVariable = EnvironmentVariables.ClientSecret;
    public const string UserNameVariable = EnvironmentVariables.UserName;
    public const string PasswordVariable = EnvironmentVariables.Password;
    public const string ClientCertificateVariable = EnvironmentVariables.ClientCertificate;
    public const string FederatedTokenFileVariable = EnvironmentVariables.FederatedTokenFile;
    public const string AuthorityHostVariable = EnvironmentVariables.AuthorityHost;
    public const string LoginFolderVariable = EnvironmentVariables.LoginFolder;

    /// <summary>The command that signs a person in.</summary>
    public const string LoginCommandLine = "insights login --tenant-id TENANT --client-id APPLICATION";

    /// <summary>What to do if no account is set.</summary>
    public const string SetCredentials =
        $"Sign in once: {LoginCommandLine}; or set {AccessTokenVariable}; or, for an application alone, {TenantIdVariable}, {ClientIdVariable} and {ClientSecretVariable}; or, to try it without an account, run insights local and set the two variables that it prints.";

    private readonly Option<string?> baseAddress = CreateOption("--base-address", "ADDRESS", $"The address of the service, up to and including the program's last segment ({string.Join(", ", ServiceProgram.All.Select(program => GetLastSegment(new Uri(program.BaseAddress))))}); by default that of the program.", BaseAddressVariable);
    private readonly Option<string?> accessToken = CreateOption("--access-token", "TOKEN", "A bearer token from another source.", AccessTokenVariable);
    private readonly Option<string?> tenantId = CreateOption("--tenant-id", "ID", "The partner's tenant.", TenantIdVariable);
    private readonly Option<string?> clientId = CreateOption("--client-id", "ID", "The application.", ClientIdVariable);
    private readonly Option<string?> clientSecret = CreateOption("--client-secret", "SECRET", "The application's secret. Prefer the environment variable: other users of the machine can see options.", ClientSecretVariable);
    private readonly Option<string?> clientCertificate = CreateOption("--client-certificate", "FILE", "The application's certificate with its private key, as PFX or PEM, instead of a secret.", ClientCertificateVariable);
    private readonly Option<string?> federatedTokenFile = CreateOption("--federated-token-file", "FILE", "A file with a token of another identity provider (workload identity federation), instead of a secret.", FederatedTokenFileVariable);
    private readonly Option<string?> authorityHost = CreateOption("--authority-host", "ADDRESS", "Microsoft Entra ID in a national cloud, or a local authority.", AuthorityHostVariable);
    private readonly Option<string?> userName = CreateOption("--user-name", "NAME", "The user with the Executive Report Viewer role.", UserNameVariable);
    private readonly Option<string?> password = CreateOption("--password", "PASSWORD", "The user's password. Prefer the environment variable.", PasswordVariable);
    private readonly Option<bool> deviceCode = new("--device-code") { Description = "Sign in with a browser on this or another machine, on a page where you enter a code. Requires only the tenant and the application." };

    private Option[] All => [baseAddress, accessToken, tenantId, clientId, clientSecret, clientCertificate, federatedTokenFile, authorityHost, userName, password, deviceCode];

    /// <summary>Gets the end of a program's address, by which a person recognizes that an address is complete.</summary>
    public static string GetLastSegment(Uri programAddress) => programAddress.Segments[^1];

    public void AddTo(Command command) => Array.ForEach(All, command.Options.Add);

    /// <summary>Finds an option of the service that the command line has; null if it has none.</summary>
    public string? FindGiven(SymbolResult result) => FindGiven(result, All);

    /// <summary>Finds an option that the command line has and that signs in to one account; null if it has none.</summary>
    public string? FindGivenAccount(SymbolResult result) => FindGiven(result, [accessToken, userName, password, deviceCode]);

    private static string? FindGiven(SymbolResult result, Option[] options) => Array.Find(options, option => result.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Adds the options that specify who signs in, for the commands that store a sign-in.</summary>
    public void AddApplicationTo(Command command, bool includeCredentials)
    {
        Option[] all = includeCredentials
            ? [tenantId, clientId, clientSecret, clientCertificate, federatedTokenFile, authorityHost, deviceCode]
            : [tenantId, clientId, authorityHost];
        Array.ForEach(all, command.Options.Add);
    }

    /// <summary>Gets the values of the command line, and those of the environment for options that are not set. An empty variable is not set.</summary>
    public ServiceAccess Read(ParseResult parsed, Func<string, string?> getVariable)
    {
        var isDeviceCode = parsed.GetValue(deviceCode);
        var signInOptions = new[] { tenantId, clientId, clientSecret, clientCertificate, federatedTokenFile, userName, password };
        // An option for signing in takes precedence over a token in the environment.
        var usesEnvironmentToken = !isDeviceCode && signInOptions.All(option => parsed.GetValue(option) is null);
        return new ServiceAccess
        {
            Program = InsightsProgram.Parse(parsed.GetRequiredValue<ServiceProgram>(ProgramOption.Name).Name),
            BaseAddress = parsed.GetValue(baseAddress) ?? GetVariable(BaseAddressVariable),
            AccessToken = parsed.GetValue(accessToken) ?? (usesEnvironmentToken ? GetVariable(AccessTokenVariable) : null),
            TenantId = parsed.GetValue(tenantId) ?? GetVariable(TenantIdVariable),
            ClientId = parsed.GetValue(clientId) ?? GetVariable(ClientIdVariable),
            ClientSecret = parsed.GetValue(clientSecret) ?? GetVariable(ClientSecretVariable),
            ClientCertificate = parsed.GetValue(clientCertificate) ?? GetVariable(ClientCertificateVariable),
            FederatedTokenFile = parsed.GetValue(federatedTokenFile) ?? GetVariable(FederatedTokenFileVariable),
            AuthorityHost = parsed.GetValue(authorityHost) ?? GetVariable(AuthorityHostVariable),
            LoginFolder = GetVariable(LoginFolderVariable),
            UserName = parsed.GetValue(userName) ?? GetVariable(UserNameVariable),
            Password = parsed.GetValue(password) ?? GetVariable(PasswordVariable),
            IsDeviceCode = isDeviceCode,
        };

        string? GetVariable(string name) => getVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
    }

    /// <summary>Gets the option that corresponds to a variable: each variable is named after its option.</summary>
    public static string GetOptionName(string variable) => "--" + variable[EnvironmentVariables.Prefix.Length..].ToLowerInvariant().Replace('_', '-');

    private static Option<string?> CreateOption(string name, string helpName, string description, string variable) =>
        TextOption.Create(name, helpName, $"{description} [{variable}]");
}

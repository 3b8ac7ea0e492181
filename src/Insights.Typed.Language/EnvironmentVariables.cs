namespace Insights.Typed.Language;

/// <summary>The environment variables that specify the service and the account, for the tool and for the messages that name them.</summary>
public static class EnvironmentVariables
{
    /// <summary>What the name of each variable starts with.</summary>
    public const string Prefix = "INSIGHTS_";

    /// <summary>The address of the service.</summary>
    public const string BaseAddress = Prefix + "BASE_ADDRESS";

    /// <summary>The program.</summary>
    public const string Program = Prefix + "PROGRAM";

    /// <summary>A bearer token.</summary>
    public const string AccessToken = Prefix + "ACCESS_TOKEN";

    /// <summary>The partner's tenant.</summary>
    public const string TenantId = Prefix + "TENANT_ID";

    /// <summary>The application.</summary>
    public const string ClientId = Prefix + "CLIENT_ID";

    /// <summary>The application's secret.</summary>
    public const string ClientSecret = Prefix + "CLIENT_SECRET";

    /// <summary>The file with the application's certificate.</summary>
    public const string ClientCertificate = Prefix + "CLIENT_CERTIFICATE";

    /// <summary>The file with a token of another identity provider.</summary>
    public const string FederatedTokenFile = Prefix + "FEDERATED_TOKEN_FILE";

    /// <summary>The name of the user.</summary>
    public const string UserName = Prefix + "USER_NAME";

    /// <summary>The password of the user.</summary>
    public const string Password = Prefix + "PASSWORD";

    /// <summary>The address of the sign-in authority.</summary>
    public const string AuthorityHost = Prefix + "AUTHORITY_HOST";

    /// <summary>The folder with stored sign-ins.</summary>
    public const string LoginFolder = Prefix + "LOGIN_FOLDER";
}

using System.Text;
using Insights.Typed.Tool.Drift;

namespace Insights.Typed.Tool.Doctor;

/// <summary>A kind of problem. The set is closed, so a kind can be published without revealing data of an account.</summary>
/// <param name="Id">The name in JSON and in bundles.</param>
/// <param name="Severity">The severity.</param>
internal sealed record Problem(string Id, Severity Severity)
{
    public static Problem NoCredentials { get; } = Error("no-credentials");

    public static Problem IncompleteCredentials { get; } = Error("incomplete-credentials");

    public static Problem InvalidSetting { get; } = Error("invalid-setting");

    public static Problem SignInRequired { get; } = Error("sign-in-required");

    public static Problem WrongSecret { get; } = Error("wrong-client-secret");

    public static Problem WrongPassword { get; } = Error("wrong-user-or-password");

    public static Problem UnknownApplication { get; } = Error("unknown-application");

    public static Problem UnknownTenant { get; } = Error("unknown-tenant");

    public static Problem MultifactorRequired { get; } = Error("multifactor-required");

    public static Problem SignInFailed { get; } = Error("sign-in-failed");

    public static Problem SignInUnavailable { get; } = Error("sign-in-unavailable");

    public static Problem AuthorityUnreachable { get; } = Error("authority-unreachable");

    public static Problem TokenWithoutMultifactor { get; } = Error("token-without-multifactor");

    public static Problem TokenRefused { get; } = Error("token-refused");

    public static Problem AccessDenied { get; } = Error("access-denied");

    public static Problem DataRedacted { get; } = Warning("data-redacted");

    public static Problem HostUnknown { get; } = Error("host-unknown");

    public static Problem HostUnreachable { get; } = Error("host-unreachable");

    public static Problem TlsFailed { get; } = Error("tls-failed");

    public static Problem NoResponse { get; } = Error("no-response");

    public static Problem ForeignResponse { get; } = Error("foreign-response");

    public static Problem ProxyRefused { get; } = Error("proxy-refused");

    public static Problem WrongAddress { get; } = Error("wrong-address");

    public static Problem ServiceBusy { get; } = Error("service-busy");

    public static Problem ServiceFailed { get; } = Error("service-failed");

    public static Problem RequestRefused { get; } = Error("request-refused");

    public static Problem ClockSkew { get; } = Warning("clock-skew");

    public static Problem ServiceClock { get; } = Note("service-clock");

    public static Problem InvalidSchemaFile { get; } = Error("invalid-schema-file");

    public static Problem DoubtfulSchemaFile { get; } = Warning("doubtful-schema-file");

    public static Problem NoDatasets { get; } = Error("no-datasets");

    public static Problem UnknownDataset { get; } = Error("unknown-dataset");

    public static Problem UnwritableName { get; } = Note("unwritable-name");

    public static Problem UnreadableDataset { get; } = Warning("unreadable-dataset");

    public static Problem PreviewRefused { get; } = Error("preview-refused");

    public static Problem PreviewTooSlow { get; } = Note("preview-too-slow");

    public static Problem ValueMismatch { get; } = Error("value-mismatch");

    public static Problem MissingValues { get; } = Error("missing-values");

    public static Problem UnknownFlagLiteral { get; } = Error("unknown-flag-literal");

    public static Problem DateRangeRefused { get; } = Error("date-range-refused");

    public static Problem NoRows { get; } = Note("no-rows");

    public static Problem CreateQueryRefused { get; } = Error("create-query-refused");

    public static Problem CreateReportRefused { get; } = Error("create-report-refused");

    public static Problem ReportFailed { get; } = Error("report-failed");

    public static Problem DownloadUnreachable { get; } = Error("download-host-unreachable");

    public static Problem DownloadRefused { get; } = Error("download-refused");

    public static Problem InvalidReportFile { get; } = Error("invalid-report-file");

    public static Problem ResourcesLeft { get; } = Warning("resources-left");

    /// <summary>Creates the problem for a change of the service. A breaking change is an error only if it concerns a file of the project.</summary>
    /// <param name="change">The change.</param>
    /// <param name="isProjectFile">Whether the outdated schema file belongs to the project, and not to the library.</param>
    public static Problem From(SchemaChange change, bool isProjectFile) => new(
        KebabCase(change.Kind.ToString()),
        change.Kind == ChangeKind.DatasetAdded ? Severity.Note : change.IsBreaking && isProjectFile ? Severity.Error : Severity.Warning);

    private static Problem Error(string id) => new(id, Severity.Error);

    private static Problem Warning(string id) => new(id, Severity.Warning);

    private static Problem Note(string id) => new(id, Severity.Note);

    private static string KebabCase(string name)
    {
        var kebab = new StringBuilder();
        foreach (var character in name)
        {
            _ = char.IsUpper(character) && kebab.Length > 0 ? kebab.Append('-') : kebab;
            kebab.Append(char.ToLowerInvariant(character));
        }

        return kebab.ToString();
    }
}

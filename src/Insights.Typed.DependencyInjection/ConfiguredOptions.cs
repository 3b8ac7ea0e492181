using Insights.Typed.Language;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection;

/// <summary>
/// The options that configuration can contain; null if it does not. The generated binder constructs every property's
/// type, which is impossible for a handler, a clock, a logger factory and a callback; so it binds this type.
/// </summary>
internal sealed class ConfiguredOptions
{
    /// <summary>The names of the options, to detect misspelled keys.</summary>
    private static readonly string[] Names =
    [
        nameof(Program), nameof(BaseAddress), nameof(ClientName), nameof(RequestTimeout), nameof(DownloadStallTimeout), nameof(MaxRetries), nameof(RetryDelay), nameof(MaxRetryDelay),
        nameof(RetryTimeout), nameof(PollInterval), nameof(ReportTimeout), nameof(WatchInterval), nameof(MaxOutage), nameof(MinimumStartNotice),
        nameof(MinimumRecurrenceInterval), nameof(MaximumRecurrenceInterval), nameof(MaxRecordBytes), nameof(MaxResponseBytes), nameof(ValidateMfa),
    ];

    public string? Program { get; set; }

    public Uri? BaseAddress { get; set; }

    public string? ClientName { get; set; }

    public TimeSpan? RequestTimeout { get; set; }

    public TimeSpan? DownloadStallTimeout { get; set; }

    public int? MaxRetries { get; set; }

    public TimeSpan? RetryDelay { get; set; }

    public TimeSpan? MaxRetryDelay { get; set; }

    public TimeSpan? RetryTimeout { get; set; }

    public TimeSpan? PollInterval { get; set; }

    public TimeSpan? ReportTimeout { get; set; }

    public TimeSpan? WatchInterval { get; set; }

    public TimeSpan? MaxOutage { get; set; }

    public TimeSpan? MinimumStartNotice { get; set; }

    public int? MinimumRecurrenceInterval { get; set; }

    public int? MaximumRecurrenceInterval { get; set; }

    public int? MaxRecordBytes { get; set; }

    public int? MaxResponseBytes { get; set; }

    public bool? ValidateMfa { get; set; }

    /// <exception cref="OptionsValidationException">A value does not fit its option, or a key is a misspelled name of an option.</exception>
    public static void Apply(string name, IConfiguration configuration, InsightsClientOptions options)
    {
        var configured = new ConfiguredOptions();
        try
        {
            configuration.Bind(configured);
        }
        catch (InvalidOperationException exception)
        {
            throw CreateInvalid(name, exception.Message);
        }

        ThrowIfMisspelled(name, configuration);
        options.Program = configured.Program is { } program ? ParseProgram(name, program) : options.Program;
        if (configured.BaseAddress is { } address)
        {
            options.BaseAddress = address;
        }

        options.ClientName = configured.ClientName ?? options.ClientName;
        options.RequestTimeout = configured.RequestTimeout ?? options.RequestTimeout;
        options.DownloadStallTimeout = configured.DownloadStallTimeout ?? options.DownloadStallTimeout;
        options.MaxRetries = configured.MaxRetries ?? options.MaxRetries;
        options.RetryDelay = configured.RetryDelay ?? options.RetryDelay;
        options.MaxRetryDelay = configured.MaxRetryDelay ?? options.MaxRetryDelay;
        options.RetryTimeout = configured.RetryTimeout ?? options.RetryTimeout;
        options.PollInterval = configured.PollInterval ?? options.PollInterval;
        options.ReportTimeout = configured.ReportTimeout ?? options.ReportTimeout;
        options.WatchInterval = configured.WatchInterval ?? options.WatchInterval;
        options.MaxOutage = configured.MaxOutage ?? options.MaxOutage;
        options.MinimumStartNotice = configured.MinimumStartNotice ?? options.MinimumStartNotice;
        if (configured.MinimumRecurrenceInterval is { } minimum)
        {
            options.MinimumRecurrenceInterval = minimum;
        }

        if (configured.MaximumRecurrenceInterval is { } maximum)
        {
            options.MaximumRecurrenceInterval = maximum;
        }

        options.MaxRecordBytes = configured.MaxRecordBytes ?? options.MaxRecordBytes;
        options.MaxResponseBytes = configured.MaxResponseBytes ?? options.MaxResponseBytes;
        options.ValidateMfa = configured.ValidateMfa ?? options.ValidateMfa;
    }

    /// <summary>
    /// Rejects misspelled keys, which would be ignored silently. A section can also contain keys that are not for the client, such as a tenant,
    /// so other unknown keys are ignored.
    /// </summary>
    private static void ThrowIfMisspelled(string name, IConfiguration configuration)
    {
        var misspelled = configuration.GetChildren()
            .Where(child => child.Value is not null && !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => (child.Path, Meant: NameSuggestion.FindNearest(child.Key, Names)))
            .Where(child => child.Meant is not null)
            .Select(child => $"'{child.Path}' is not an option. Did you mean '{child.Meant}'?")
            .ToList();
        if (misspelled.Count > 0)
        {
            throw CreateInvalid(name, [.. misspelled]);
        }
    }

    private static InsightsProgram ParseProgram(string name, string program)
    {
        try
        {
            return InsightsProgram.Parse(program);
        }
        catch (ArgumentException)
        {
            var names = InsightsProgram.All.Select(known => known.Name).ToList();
            throw CreateInvalid(name, $"{nameof(Program)} is '{program}', which does not exist; the programs are {string.Join(", ", names)}.{NameSuggestion.GetHint(program, names)}");
        }
    }

    private static OptionsValidationException CreateInvalid(string name, params IEnumerable<string> failures) =>
        new(name, typeof(InsightsClientOptions), failures.Select(failure => $"{nameof(InsightsClientOptions)}: {failure}"));
}

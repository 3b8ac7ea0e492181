using System.Collections.Concurrent;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor;

/// <summary>The state that the checks share: the client, and the results of earlier checks.</summary>
/// <param name="context">The environment of the run.</param>
/// <param name="access">The service and the account.</param>
/// <param name="folderPath">The folder of the schema files.</param>
/// <param name="selectedDatasets">The datasets to check; empty for all.</param>
/// <param name="note">Shows messages while the user waits.</param>
internal sealed class DoctorSession(ToolContext context, ServiceAccess access, string folderPath, IReadOnlyCollection<string> selectedDatasets, Action<string> note) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<InsightsQuery, bool> redactedQueries = new(ReferenceEqualityComparer.Instance);
    private InsightsClient? client;

    public ToolContext Context => context;

    public ServiceAccess Access => access;

    public string FolderPath => folderPath;

    public IReadOnlyCollection<string> SelectedDatasets => selectedDatasets;

    /// <summary>Whether the project also has the shipped datasets.</summary>
    public bool IncludesShipped { get; init; } = true;

    /// <summary>The exchanges with the service so far.</summary>
    public HttpExchangeLog Exchanges { get; } = new(context.TimeProvider);

    /// <summary>The result of the sign-in; null before the client is created.</summary>
    public RecordingCredential? SignIn { get; private set; }

    public bool IsConnected => client is not null;

    public InsightsClient Client => client ?? throw new InvalidOperationException("The check of the credentials creates the client.");

    /// <summary>The datasets that the service offers; null if it did not return them.</summary>
    public OfferedDatasets? OfferedDatasets { get; set; }

    /// <summary>The exception if the service did not return its datasets.</summary>
    public Exception? ConnectionFailure { get; set; }

    /// <summary>The schema files that the project is compiled with; null if they cannot be read.</summary>
    public SchemaFolder? Folder { get; set; }

    /// <summary>Whether those files are the project's, and not the library's.</summary>
    public bool HasProjectFiles { get; set; }

    /// <summary>Whether a file of the project describes a dataset, and not the library's.</summary>
    public bool HasProjectFile(string dataset) => HasProjectFiles && Folder!.Parts.Any(part => IsSameName(part.Service.Name, dataset));

    /// <summary>Whether a file of the project describes or retypes a dataset. False for each dataset if the library's files are used.</summary>
    public bool HasDescriptionOrOverlay(string dataset) => HasProjectFiles && Folder!.KnownParts.Any(part => IsSameName(part.Service.Name, dataset));

    /// <summary>The previews, by dataset, in the service's order.</summary>
    public IReadOnlyList<DatasetPreview> Previews { get; set; } = [];

    /// <summary>The datasets whose data the service redacts.</summary>
    public IReadOnlySet<string> RedactedDatasets => redactedQueries.Keys.Select(query => query.DatasetName).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the date range for a query of a dataset: the service's default, or the first one; null if the dataset has none.</summary>
    public static string? GetDefaultDateRange(ServiceDataset dataset) =>
        dataset.DateRanges.FirstOrDefault(range => IsSameName(range, ServiceProgram.DefaultDateRange)) ?? (dataset.DateRanges.Count > 0 ? dataset.DateRanges[0] : null);

    /// <summary>Whether the service has redacted data in the response to a query.</summary>
    public bool IsRedacted(InsightsQuery query) => redactedQueries.ContainsKey(query);

    /// <summary>Whether a dataset is to be checked.</summary>
    public bool IsSelected(ServiceDataset dataset) => selectedDatasets.Count == 0 || selectedDatasets.Contains(dataset.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the client.</summary>
    /// <exception cref="ToolException">A setting is missing or wrong.</exception>
    public void Connect() => client ??= access.CreateClient(
        context,
        note,
        query => redactedQueries[query] = true,
        credential => SignIn = new RecordingCredential(credential),
        ConfigureClient);

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }

        Exchanges.Dispose();
    }

    /// <summary>A person waits for the result, so an outage is reported after seconds, not minutes.</summary>
    private void ConfigureClient(InsightsClientOptions options)
    {
        options.MaxRetries = Math.Min(options.MaxRetries, 2);
        options.ValidateMfa = true;
        Exchanges.Attach(options);
    }
}

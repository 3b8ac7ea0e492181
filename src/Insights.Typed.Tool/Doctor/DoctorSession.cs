using System.Collections.Concurrent;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor;

/// <summary>What the checks share: the client, and what earlier checks learned.</summary>
/// <param name="context">What surrounds the run.</param>
/// <param name="access">Which service, and as whom.</param>
/// <param name="folderPath">The folder of the schema files.</param>
/// <param name="selectedDatasets">The datasets to check; empty for all.</param>
/// <param name="note">Shows what a user who waits has to know.</param>
internal sealed class DoctorSession(ToolContext context, ServiceAccess access, string folderPath, IReadOnlyCollection<string> selectedDatasets, Action<string> note) : IAsyncDisposable
{
    private InsightsClient? client;

    public ToolContext Context => context;

    public ServiceAccess Access => access;

    public string FolderPath => folderPath;

    public IReadOnlyCollection<string> SelectedDatasets => selectedDatasets;

    /// <summary>The exchanges with the service so far.</summary>
    public HttpExchangeLog Exchanges { get; } = new(context.TimeProvider);

    /// <summary>How the sign-in went; null before there was one.</summary>
    public RecordingCredential? SignIn { get; private set; }

    public bool IsConnected => client is not null;

    public InsightsClient Client => client ?? throw new InvalidOperationException("The check of the credentials creates the client.");

    /// <summary>What the service offers; null where it did not say.</summary>
    public OfferedDatasets? OfferedDatasets { get; set; }

    /// <summary>Why it did not say.</summary>
    public Exception? ConnectionFailure { get; set; }

    /// <summary>The schema files that the project is compiled with; null where they cannot be read.</summary>
    public SchemaFolder? Folder { get; set; }

    /// <summary>Whether those files are the project's, and not the library's.</summary>
    public bool HasProjectFiles { get; set; }

    /// <summary>The previews, by dataset, in the service's order.</summary>
    public IReadOnlyList<DatasetPreview> Previews { get; set; } = [];

    /// <summary>The datasets of which the service holds data back.</summary>
    public ConcurrentDictionary<string, byte> RedactedDatasets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The date range that a query of a dataset is for: the one that the service applies where none is named, or the first one. Null where the dataset has none.</summary>
    public static string? GetDefaultDateRange(ServiceDataset dataset) =>
        dataset.DateRanges.FirstOrDefault(range => IsSameName(range, ServiceProgram.DefaultDateRange)) ?? (dataset.DateRanges.Count > 0 ? dataset.DateRanges[0] : null);

    /// <summary>Whether a dataset is to be checked.</summary>
    public bool IsSelected(ServiceDataset dataset) => selectedDatasets.Count == 0 || selectedDatasets.Contains(dataset.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the client.</summary>
    /// <exception cref="ToolException">A setting is missing or wrong.</exception>
    public void Connect() => client ??= access.CreateClient(
        context,
        note,
        query => RedactedDatasets.TryAdd(query.DatasetName, 0),
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

    /// <summary>A person waits for the result, so that an outage is reported after seconds, not minutes.</summary>
    private void ConfigureClient(InsightsClientOptions options)
    {
        options.MaxRetries = Math.Min(options.MaxRetries, 2);
        options.ValidateMfa = true;
        Exchanges.Attach(options);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Schemas;

/// <summary>The datasets that the service offers, and their source.</summary>
/// <param name="Source">The service's address, or the file's name.</param>
/// <param name="Datasets">The datasets, in the service's order, without names that no query can contain, and without datasets that have no name.</param>
/// <param name="OmittedNames">The reason for each omitted name, with its position.</param>
internal sealed record OfferedDatasets(string Source, IReadOnlyList<ServiceDataset> Datasets, IReadOnlyList<string> OmittedNames)
{
    /// <summary>Writes the properties that the client knows, as the service does.</summary>
    private static readonly JsonSerializerOptions KnownProperties = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RemoveAdditionalProperties } },
    };

    /// <summary>
    /// The problems of datasets of which a schema file could have only a part. A saved response with such a dataset is not read, nor is a live one in
    /// which a property that the client reads strictly does not fit. The name is null for a dataset without one.
    /// </summary>
    public IReadOnlyList<(string? Dataset, string Message)> Refused { get; init; } = [];

    /// <summary>The source for the lock file, without the port of a service on this machine, which is different for each run.</summary>
    public string LockFileSource => Uri.TryCreate(Source, UriKind.Absolute, out var address) && !address.IsFile && address.IsLoopback
        ? new UriBuilder(address) { Port = -1 }.Uri.AbsoluteUri
        : Source;

    /// <summary>Requests the datasets from the service.</summary>
    public static async Task<OfferedDatasets> FetchAsync(InsightsClient client, Uri address, CancellationToken cancellationToken)
    {
        var source = address.AbsoluteUri;
        var (datasets, refused) = (new List<ServiceDataset>(), new List<(string?, string)>());
        await foreach (var description in client.GetDatasetsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var (dataset, found) = Read(description);
            datasets.Add(dataset);
            var name = string.IsNullOrWhiteSpace(dataset.Name) ? null : dataset.Name;
            refused.AddRange(GetReasons(description, found).Select(reason => (name, $"{source}: {(name is null ? "A dataset without a name" : $"Dataset {name}")}: {reason}")));
        }

        var named = Validate(datasets, source).Where(dataset => !string.IsNullOrWhiteSpace(dataset.Name)).ToList();
        var (writable, problems) = WritableNameFilter.Filter(named);
        return new OfferedDatasets(source, writable, [.. problems.Select(problem => $"{source}: {problem}")]) { Refused = refused };
    }

    /// <summary>Reads a saved response: the service's whole response, or one dataset of it.</summary>
    public static async Task<OfferedDatasets> ReadAsync(string path, string source, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The saved response cannot be read: {exception.Message}", exception);
        }

        var response = SchemaDocument.Read(source, text);
        var file = response.File;
        if (file.Problems.Where(PreventsReading).ToList() is { Count: > 0 } problems)
        {
            throw new ToolException($"The saved response does not have the format of the service's response:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(SchemaProblemText.Format))}");
        }

        if (file.Overlays.Count > 0)
        {
            throw new ToolException($"{source} is an overlay of {file.Overlays[0].Name}, and not a response of the service: it has no '{DatasetProperties.Columns}'.");
        }

        var datasets = Validate([.. response.Parts.Select(part => part.Service)], source);
        return new OfferedDatasets(
            source,
            WritableNameFilter.Filter(datasets).Datasets,
            [.. file.Problems.Where(problem => problem.Kind == SchemaProblemKind.InvalidName).Select(SchemaProblemText.Format)]);
    }

    /// <summary>
    /// Reads a dataset of the client by the reader of schema files, so that it is refused for the same reasons as a saved response. A value that the
    /// client could not read is in its additional properties, so that it has a problem here. No property is named: each that the client
    /// knows is read.
    /// </summary>
    public static (ServiceDataset Dataset, IReadOnlyList<SchemaProblem> Problems) Read(DatasetDescription description)
    {
        var others = description.AdditionalProperties;
        var known = JsonSerializer.SerializeToNode(description, KnownProperties)!.AsObject();
        foreach (var name in known.Select(property => property.Key).Intersect(others.Keys, StringComparer.OrdinalIgnoreCase).ToList())
        {
            known.Remove(name);
        }

        // As text, since a value of an unknown property need not be valid Unicode. The reader refuses such a value.
        var text = known.ToJsonString();
        var otherMembers = others.Select(other => $",{JsonValue.Create(other.Key).ToJsonString()}:{other.Value.GetRawText()}");
        var document = ReadDataset(description.DatasetName, $"{text[..^1]}{string.Concat(otherMembers)}}}");
        var readable = document.Parts is [var part] ? part : ReadDataset(description.DatasetName, text).Parts[0];
        return (readable.Service, document.File.Problems);
    }

    /// <summary>Refuses datasets of which a schema file could have only a part: without the rest, they would seem to have changed.</summary>
    /// <exception cref="ToolException">A dataset is refused.</exception>
    public void ThrowIfRefused()
    {
        if (Refused.Count > 0)
        {
            throw new ToolException($"The service offers what no schema file can have:{Environment.NewLine}{string.Join(Environment.NewLine, Refused.Select(refused => refused.Message))}");
        }
    }

    /// <summary>
    /// Whether a dataset of the service or of a schema file is, or can be, one of which a schema file could have only a part. A refused one without a name
    /// can be any that the response does not have.
    /// </summary>
    public bool IsRefused(ServiceDataset dataset) => Refused.Any(refused => CanBe(refused.Dataset, dataset.Name));

    /// <summary>Selects some of the datasets.</summary>
    /// <exception cref="ToolException">The service does not offer one of them.</exception>
    public OfferedDatasets Select(IReadOnlyCollection<string> names, IEnumerable<string> known)
    {
        var all = Datasets.Select(dataset => dataset.Name).Concat(known).ToList();
        foreach (var name in names.Where(name => !all.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            throw new ToolException($"The service has no dataset '{name}'.{NameSuggestion.GetHint(name, all)}");
        }

        return names.Count == 0 ? this : Keep(names);
    }

    /// <summary>Keeps only the datasets with these names, so that the other ones are not refused either.</summary>
    public OfferedDatasets Keep(IReadOnlyCollection<string> names) => this with
    {
        Datasets = [.. Datasets.Where(dataset => names.Contains(dataset.Name, StringComparer.OrdinalIgnoreCase))],
        Refused = [.. Refused.Where(refused => names.Any(name => CanBe(refused.Dataset, name)))],
    };

    /// <summary>Whether a refused dataset is, or can be, the one with a name.</summary>
    private bool CanBe(string? refused, string name) => refused is not null
        ? string.Equals(refused, name, StringComparison.OrdinalIgnoreCase)
        : !Datasets.Any(dataset => string.Equals(dataset.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets the reasons why a schema file could have only a part of a dataset of the client.</summary>
    private static IEnumerable<string> GetReasons(DatasetDescription description, IReadOnlyList<SchemaProblem> found)
    {
        // The client returns a name that is not valid Unicode as it is written in the response, which would be another name in a file.
        foreach (var name in description.AdditionalProperties.Keys.Where(name => name.Contains(@"\u", StringComparison.Ordinal) || name.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            yield return $"The name of the property '{UntrustedText.SanitizeName(name)}' is not valid Unicode, so no schema file can have it.";
        }

        // The client has read JSON, so that only a text of it can be invalid.
        foreach (var problem in found.Where(PreventsReading))
        {
            yield return problem.Kind == SchemaProblemKind.NotJson ? "The value of a property is not valid Unicode, so no schema file can have it." : problem.Message;
        }
    }

    private static SchemaDocument ReadDataset(string name, string json) => SchemaDocument.Read(name, $$"""{"{{DatasetProperties.Response}}":[{{json}}]}""");

    private static void RemoveAdditionalProperties(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsExtensionData).ToList())
        {
            type.Properties.Remove(property);
        }
    }

    /// <summary>Whether a problem prevents that a dataset is read. Names that no query can contain are omitted, and additions are not read.</summary>
    private static bool PreventsReading(SchemaProblem problem) => problem.Kind switch
    {
        SchemaProblemKind.UnknownAddition or SchemaProblemKind.InvalidName => false,
        SchemaProblemKind.NotJson or SchemaProblemKind.Empty or SchemaProblemKind.MissingDatasetName or SchemaProblemKind.DuplicateName or SchemaProblemKind.IdentifierConflict
            or SchemaProblemKind.UnknownType or SchemaProblemKind.WrongKind or SchemaProblemKind.NoColumns or SchemaProblemKind.UnknownOverlayColumn or SchemaProblemKind.OverlayNotApplied => true,
    };

    /// <summary>Refuses a response without datasets: it probably means that the user has no permissions, so no file must be changed.</summary>
    private static List<ServiceDataset> Validate(List<ServiceDataset> datasets, string source)
    {
        if (datasets.Count == 0)
        {
            throw new ToolException($"{source} offers no dataset to this user.");
        }

        return datasets.GroupBy(dataset => dataset.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } duplicate
            ? throw new ToolException($"{source} offers two datasets with the name {duplicate.Key}, so they cannot be distinguished.")
            : datasets;
    }
}

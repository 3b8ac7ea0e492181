using System.Text.RegularExpressions;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Queries;
using Insights.Typed.Tool.Reports;

namespace Insights.Typed.Tool.Export.Entries;

/// <summary>The entries of an export, and why others cannot be exported. One wrong entry does not stop the others.</summary>
internal sealed partial class ExportEntries
{
    private const string DefaultReportName = "Export";

    private readonly ExportConfiguration configuration;
    private readonly IReadOnlyList<DatasetSchema> datasets;
    private readonly ServiceProgram program;
    private readonly List<ExportEntry> entries = [];
    private readonly List<EntryProblem> problems = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    private ExportEntries(ExportConfiguration configuration, IReadOnlyList<DatasetSchema> datasets, ServiceProgram program)
    {
        this.program = program;
        this.configuration = configuration;
        this.datasets = datasets;
    }

    public IReadOnlyList<ExportEntry> Entries => entries;

    public IReadOnlyList<EntryProblem> Problems => problems;

    /// <summary>Gets the names of all entries, also of those with a problem, which can be corrected.</summary>
    public IReadOnlySet<string> Names => names;

    /// <summary>The first words of the reports' names.</summary>
    public string ReportPrefix => configuration.ReportName ?? DefaultReportName;

    /// <param name="configuration">The export's file.</param>
    /// <param name="datasets">The datasets that the service offers.</param>
    /// <param name="manifest">The queries of the app; null for none.</param>
    /// <param name="program">The service's program, which limits the intervals.</param>
    public static ExportEntries Create(ExportConfiguration configuration, IReadOnlyList<DatasetSchema> datasets, QueryManifest? manifest, ServiceProgram program)
    {
        var result = new ExportEntries(configuration, datasets, program);
        result.AddDatasets();
        foreach (var query in configuration.Queries ?? [])
        {
            result.Add(query.Name, query.Name, () => result.CreateEntry(query.Name, query.Query, query.Every, query.Mode));
        }

        foreach (var query in manifest?.Queries.DistinctBy(query => query.Text) ?? [])
        {
            var name = $"{query.Dataset}_{ShortHash.Compute(query.Text)}";
            result.Add(name, query.Location, () => result.CreateEntry(name, query));
        }

        result.problems.AddRange(manifest?.Unlisted.Select(query => new EntryProblem(query.Location, $"The query is not in the manifest: {query.Reason}")) ?? []);
        return result;
    }

    private void AddDatasets()
    {
        if (configuration.Datasets is not { } list)
        {
            return;
        }

        foreach (var entry in list.IsAll ? datasets.Select(dataset => new DatasetEntry { Dataset = dataset.Name }) : list.Entries)
        {
            Add(entry.Name ?? entry.Dataset, entry.Name ?? entry.Dataset, () => CreateEntry(entry));
        }
    }

    private void Add(string name, string shownName, Func<ExportEntry> create)
    {
        names.Add(name);
        try
        {
            var entry = create();
            if (entries.Exists(other => string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ToolException($"Two entries have the name {entry.Name}. Set another name for one of them.");
            }

            entries.Add(entry);
        }
        catch (ToolException exception)
        {
            problems.Add(new EntryProblem(UntrustedText.Sanitize(shownName, UntrustedText.MaxNameLength), exception.Message));
        }
    }

    private ExportEntry CreateEntry(DatasetEntry entry)
    {
        var dataset = datasets.FirstOrDefault(offered => string.Equals(offered.Name, entry.Dataset, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolException($"The service has no dataset '{UntrustedText.Sanitize(entry.Dataset, UntrustedText.MaxNameLength)}'.{NameSuggestion.GetHint(entry.Dataset, datasets.Select(offered => offered.Name))}");
        return CreateEntry(entry.Name ?? dataset.Name, DatasetQuery.Write(dataset, entry, configuration.DateRange), entry.Every, entry.Mode);
    }

    /// <summary>A query of an app has no name. The hash of its text is the same in every build.</summary>
    private ExportEntry CreateEntry(string name, AppQuery query)
    {
        if (query.OmittedParts.Count > 0 || query.Text != query.Probe)
        {
            throw new ToolException("The query has parts that are known only at run time. Export it with its values under \"queries\".");
        }

        return CreateEntry(name, query.Text, every: null, mode: null);
    }

    private ExportEntry CreateEntry(string name, string queryText, int? every, ModeName? mode)
    {
        if (!SafeName().IsMatch(name))
        {
            throw new ToolException("The name of an entry is the name of its folder or table: a letter, then letters, digits and underscores, at most 60.");
        }

        var inspection = new QueryInspection(queryText, datasets);
        if (inspection.Problems.Count > 0)
        {
            throw new ToolException(QueryProblemText.Format(inspection, inspection.Problems, int.MaxValue));
        }

        var interval = every ?? configuration.Every ?? RecurrenceLimits.GetMinimum(inspection.Dataset, program);
        return RecurrenceLimits.FindProblem(interval, inspection.Dataset, program) is { } problem
            ? throw new ToolException(problem)
            : new ExportEntry(name, queryText, interval, mode ?? configuration.Mode ?? ModeName.Append, ReportPrefix);
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}

/// <summary>Why an entry cannot be exported.</summary>
/// <param name="Name">The entry.</param>
/// <param name="Message">The reason, and what to do.</param>
internal sealed record EntryProblem(string Name, string Message);

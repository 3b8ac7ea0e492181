using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>How a metric is computed.</summary>
/// <param name="Metric">The metric; a number.</param>
/// <param name="SourceColumn">The stored column it is computed over.</param>
/// <param name="IsDistinctCount">Whether it counts different values, rather than summing them.</param>
public sealed record MetricFormula(ColumnSchema Metric, ColumnSchema SourceColumn, bool IsDistinctCount);

/// <summary>A dataset as a table of the database: its columns, and what its metrics are computed from.</summary>
public sealed class DatasetTable
{
    /// <summary>No name in a query can start with it, so a hidden measure can be neither selected nor filtered on.</summary>
    private const string HiddenPrefix = "#";

    /// <summary>How a dataset may call the key of what it counts: <c>CustomerCount</c> counts <c>CustomerTpid</c>.</summary>
    private static readonly string[] KeyEndings = ["Tpid", "Id", "TenantId", "Name", ""];

    private readonly Dictionary<string, ColumnSchema> columns;
    private readonly Dictionary<string, MetricFormula> metrics;

    /// <param name="schema">The dataset.</param>
    /// <param name="isDateColumn">Whether the values of a text column are dates, in the form in which dates are stored; null where that is not known.</param>
    /// <param name="changeNumber">Which change of the datasets made it; 0 for none.</param>
    internal DatasetTable(DatasetSchema schema, Func<ColumnSchema, bool>? isDateColumn = null, int changeNumber = 0)
    {
        Schema = schema;
        SqlName = changeNumber == 0 ? schema.Name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{schema.Name}#{changeNumber}");
        columns = schema.Columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        metrics = schema.Metrics.Select(CreateFormula).ToDictionary(m => m.Metric.Name, StringComparer.OrdinalIgnoreCase);
        StoredColumns = [.. schema.Columns, .. metrics.Values.Select(m => m.SourceColumn).Where(o => o.Name.StartsWith(HiddenPrefix, StringComparison.Ordinal))];
        var month = columns.GetValueOrDefault("Month");
        IsMonthly = month is { Type: ColumnType.Date or ColumnType.DateTime or ColumnType.Text };
        Period = IsMonthly ? month : schema.Columns.FirstOrDefault(IsTimeColumn) ?? schema.Columns.FirstOrDefault(c => isDateColumn?.Invoke(c) == true && !IsEndDate(c));
    }

    /// <summary>The schema.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>The name.</summary>
    public string Name => Schema.Name;

    /// <summary>Its name in the database, where a dataset before a change stays next to it.</summary>
    public string SqlName { get; }

    /// <summary>The columns of the table: the dataset's, then one for every metric that none of them can give.</summary>
    public IReadOnlyList<ColumnSchema> StoredColumns { get; }

    /// <summary>The column that TIMESPAN filters by; null where the dataset says nothing of time.</summary>
    public ColumnSchema? Period { get; }

    /// <summary>Whether <see cref="Period"/> holds months, so that a row stands for all of its month.</summary>
    public bool IsMonthly { get; }

    /// <summary>Whether the values of a type are numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool IsNumber(ColumnType type) => type is ColumnType.Integer or ColumnType.Decimal;

    internal ColumnSchema? FindColumn(string name) => columns.GetValueOrDefault(name);

    internal MetricFormula? FindMetric(string name) => metrics.GetValueOrDefault(name);

    /// <summary>Whether a column says when the row happened, which an end date does not.</summary>
    private static bool IsTimeColumn(ColumnSchema column) => column.Type is ColumnType.Date or ColumnType.DateTime && !IsEndDate(column);

    /// <summary>Whether a column contains the end of something.</summary>
    /// <param name="column">The column.</param>
    public static bool IsEndDate(ColumnSchema column) => column.Name.EndsWith("EndDate", StringComparison.OrdinalIgnoreCase);

    private MetricFormula CreateFormula(ColumnSchema declared)
    {
        var metric = declared with { Type = IsNumber(declared.Type) ? declared.Type : ColumnType.Decimal };
        if (FindStem(metric.Name, "", "Count") is { } countedName
            && KeyEndings.Select(ending => columns.GetValueOrDefault(countedName + ending)).FirstOrDefault(c => c is not null) is { } key)
        {
            return new MetricFormula(metric, key, IsDistinctCount: true);
        }

        if (FindStem(metric.Name, "Total", "") is { } summedName
            && columns.GetValueOrDefault(summedName) is { } summedColumn && IsNumber(summedColumn.Type))
        {
            return new MetricFormula(metric, summedColumn, IsDistinctCount: false);
        }

        return new MetricFormula(metric, metric with { Name = HiddenPrefix + metric.Name, IsNullable = false }, IsDistinctCount: false);
    }

    private static string? FindStem(string name, string prefix, string suffix) =>
        name.Length > prefix.Length + suffix.Length
        && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            ? name[prefix.Length..^suffix.Length]
            : null;
}

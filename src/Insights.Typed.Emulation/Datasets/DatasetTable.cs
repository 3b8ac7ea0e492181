using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>The computation of a metric.</summary>
/// <param name="Metric">The metric; a number.</param>
/// <param name="SourceColumn">The stored column from which it is computed.</param>
/// <param name="IsDistinctCount">true if it counts distinct values; false if it sums them.</param>
public sealed record MetricFormula(ColumnSchema Metric, ColumnSchema SourceColumn, bool IsDistinctCount);

/// <summary>A dataset as a table of the database: its columns, and the columns from which its metrics are computed.</summary>
public sealed class DatasetTable
{
    /// <summary>The prefix of hidden columns. No name in a query can start with it, so they can be neither selected nor filtered by.</summary>
    private const string HiddenPrefix = "#";

    /// <summary>The suffixes of key columns: <c>CustomerCount</c> counts <c>CustomerTpid</c>.</summary>
    private static readonly string[] KeyEndings = ["Tpid", "Id", "TenantId", "Name", ""];

    private readonly Dictionary<string, ColumnSchema> columns;
    private readonly Dictionary<string, MetricFormula> metrics;

    /// <param name="schema">The dataset.</param>
    /// <param name="isDateColumn">Whether the values of a text column are dates, in the format in which dates are stored; null if that is unknown.</param>
    /// <param name="changeNumber">The number of the change that created it; 0 for none.</param>
    internal DatasetTable(DatasetSchema schema, Func<ColumnSchema, bool>? isDateColumn = null, int changeNumber = 0)
    {
        Schema = schema;
        Names = new QueryNameCheck(schema);
        SqlName = changeNumber == 0 ? schema.Name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{schema.Name}#{changeNumber}");
        columns = schema.Columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        metrics = schema.Metrics.Select(CreateFormula).ToDictionary(m => m.Metric.Name, StringComparer.OrdinalIgnoreCase);
        StoredColumns = [.. schema.Columns, .. metrics.Values.Select(m => m.SourceColumn).Where(o => o.Name.StartsWith(HiddenPrefix, StringComparison.Ordinal))];
        var month = columns.GetValueOrDefault("Month");
        IsMonthly = month is not null && CanBeMonth(month.Kind);
        Period = IsMonthly ? month : schema.Columns.FirstOrDefault(IsTimeColumn) ?? schema.Columns.FirstOrDefault(c => isDateColumn?.Invoke(c) == true && !IsEndDate(c));
    }

    /// <summary>The schema.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>The name.</summary>
    public string Name => Schema.Name;

    /// <summary>The name in the database, which also contains the dataset before a change.</summary>
    public string SqlName { get; }

    /// <summary>The columns of the table: those of the dataset, then one for each metric that cannot be computed from them.</summary>
    public IReadOnlyList<ColumnSchema> StoredColumns { get; }

    /// <summary>The column that TIMESPAN filters by; null if the dataset has no such column.</summary>
    public ColumnSchema? Period { get; }

    /// <summary>Whether <see cref="Period"/> contains months, so that a row represents its whole month.</summary>
    public bool IsMonthly { get; }

    /// <summary>Whether the values of a type are numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool IsNumber(ColumnType type) => type.GetKind().IsNumber();

    /// <summary>The check of the names in a query.</summary>
    internal QueryNameCheck Names { get; }

    internal ColumnSchema? FindColumn(string name) => columns.GetValueOrDefault(name);

    internal MetricFormula GetMetric(string name) => metrics[name];

    /// <summary>Whether values of a kind can be months. A text is one in the format of a date.</summary>
    private static bool CanBeMonth(ValueKind kind) => kind switch
    {
        ValueKind.Date or ValueKind.DateTime or ValueKind.Text => true,
        ValueKind.Integer or ValueKind.Decimal or ValueKind.Guid or ValueKind.Flag => false,
    };

    /// <summary>Whether a column contains the time of the row, unlike an end date.</summary>
    private static bool IsTimeColumn(ColumnSchema column) => column.Kind.IsTime() && !IsEndDate(column);

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

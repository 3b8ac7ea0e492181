using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>How a metric is computed.</summary>
/// <param name="Metric">The metric; a number.</param>
/// <param name="Over">The stored column it is computed over.</param>
/// <param name="CountsDistinct">Whether it counts different values, rather than summing them.</param>
public sealed record MetricFormula(ColumnSchema Metric, ColumnSchema Over, bool CountsDistinct);

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
    /// <param name="holdsDates">Whether the values of a text column are dates, in the form in which dates are stored; null where that is not known.</param>
    /// <param name="change">Which change of the datasets made it; 0 for none.</param>
    internal DatasetTable(DatasetSchema schema, Func<ColumnSchema, bool>? holdsDates = null, int change = 0)
    {
        Schema = schema;
        SqlName = change == 0 ? schema.Name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{schema.Name}#{change}");
        columns = schema.Columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        metrics = schema.Metrics.Select(FormulaOf).ToDictionary(m => m.Metric.Name, StringComparer.OrdinalIgnoreCase);
        Stored = [.. schema.Columns, .. metrics.Values.Select(m => m.Over).Where(o => o.Name.StartsWith(HiddenPrefix, StringComparison.Ordinal))];
        var month = columns.GetValueOrDefault("Month");
        IsMonthly = month is { Type: ColumnType.Date or ColumnType.DateTime or ColumnType.Text };
        Period = IsMonthly ? month : schema.Columns.FirstOrDefault(TellsWhen) ?? schema.Columns.FirstOrDefault(c => holdsDates?.Invoke(c) == true && !IsEnd(c));
    }

    /// <summary>The schema.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>The name.</summary>
    public string Name => Schema.Name;

    /// <summary>Its name in the database, where a dataset before a change stays next to it.</summary>
    public string SqlName { get; }

    /// <summary>The columns of the table: the dataset's, then one for every metric that none of them can give.</summary>
    public IReadOnlyList<ColumnSchema> Stored { get; }

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
    private static bool TellsWhen(ColumnSchema column) => column.Type is ColumnType.Date or ColumnType.DateTime && !IsEnd(column);

    /// <summary>Whether a column contains the end of something.</summary>
    /// <param name="column">The column.</param>
    public static bool IsEnd(ColumnSchema column) => column.Name.EndsWith("EndDate", StringComparison.OrdinalIgnoreCase);

    private MetricFormula FormulaOf(ColumnSchema declared)
    {
        var metric = declared with { Type = IsNumber(declared.Type) ? declared.Type : ColumnType.Decimal };
        if (Without(metric.Name, "", "Count") is { } counted
            && KeyEndings.Select(ending => columns.GetValueOrDefault(counted + ending)).FirstOrDefault(c => c is not null) is { } key)
        {
            return new MetricFormula(metric, key, CountsDistinct: true);
        }

        if (Without(metric.Name, "Total", "") is { } summed
            && columns.GetValueOrDefault(summed) is { } addend && IsNumber(addend.Type))
        {
            return new MetricFormula(metric, addend, CountsDistinct: false);
        }

        return new MetricFormula(metric, metric with { Name = HiddenPrefix + metric.Name, IsNullable = false }, CountsDistinct: false);
    }

    private static string? Without(string name, string start, string end) =>
        name.Length > start.Length + end.Length
        && name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            ? name[start.Length..^end.Length]
            : null;
}

using System.Text;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Export.Entries;

/// <summary>The datasets that the service offers now, with the types that schema files declare.</summary>
internal static class LiveDatasets
{
    /// <summary>Gets the datasets with exactly the columns that the service offers.</summary>
    /// <param name="offered">What the service offers.</param>
    /// <param name="declared">The datasets of the schema files. A column that they do not have is text.</param>
    public static List<DatasetSchema> Create(OfferedDatasets offered, IReadOnlyList<DatasetSchema> declared) =>
        [.. offered.Datasets.Select(Read).OfType<DatasetSchema>().Select(dataset => Declare(dataset, declared.FirstOrDefault(known => IsSameName(known.Name, dataset.Name))))];

    /// <summary>Adds what only the schema files have: reports from before a column or dataset was removed can still be read with its type.</summary>
    public static List<DatasetSchema> AddRemoved(IReadOnlyList<DatasetSchema> live, IReadOnlyList<DatasetSchema> declared) =>
    [
        .. live.Select(dataset => declared.FirstOrDefault(known => IsSameName(known.Name, dataset.Name)) is { } known
            ? dataset with
            {
                Columns = dataset.Columns.Concat(known.Columns.Where(column => Find(dataset.Columns, column.Name) is null && Find(dataset.Metrics, column.Name) is null)).ToEquatableArray(),
                Metrics = dataset.Metrics.Concat(known.Metrics.Where(metric => Find(dataset.Columns, metric.Name) is null && Find(dataset.Metrics, metric.Name) is null)).ToEquatableArray(),
            }
            : dataset),
        .. declared.Where(known => !live.Any(dataset => IsSameName(known.Name, dataset.Name))),
    ];

    /// <summary>Reads the service's description; null if it has no columns, so that no query can read it.</summary>
    private static DatasetSchema? Read(ServiceDataset dataset)
    {
        var text = Encoding.UTF8.GetString(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]));
        if (SchemaFile.Read(dataset.Name, text).Datasets is not [var read])
        {
            return null;
        }

        var columns = GetAll(dataset.Columns, read.Columns, isMetric: false);
        var metrics = GetAll(dataset.Metrics.Where(metric => Find(columns, metric) is null), read.Metrics, isMetric: true);
        return read with { Columns = columns, Metrics = metrics };
    }

    /// <summary>Gets the columns with all names. The reader of schema files leaves out the second of two columns with one C# name, which a query can select.</summary>
    private static EquatableArray<ColumnSchema> GetAll(IEnumerable<string> names, EquatableArray<ColumnSchema> read, bool isMetric) => names
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(name => Find(read, name) ?? new ColumnSchema(name, name, ColumnDeclaration.GetDefaultType(isMetric), IsNullable: false, BooleanFormat: null, Description: null))
        .ToEquatableArray();

    private static DatasetSchema Declare(DatasetSchema dataset, DatasetSchema? declared) => declared is null ? dataset : dataset with
    {
        Columns = dataset.Columns.Select(column => Find(declared.Columns, column.Name) ?? column).ToEquatableArray(),
        Metrics = dataset.Metrics.Select(metric => Find(declared.Metrics, metric.Name) ?? metric).ToEquatableArray(),
        SystemQueries = declared.SystemQueries,
    };

    private static ColumnSchema? Find(IEnumerable<ColumnSchema> columns, string name) => columns.FirstOrDefault(column => IsSameName(column.Name, name));

    private static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}

using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Reading;
using Insights.Typed.Schemas;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Testing.Rows;

/// <summary>A description of a dataset from its generated code.</summary>
internal sealed class GeneratedDataset
{
    private readonly Func<object, int, object?> getValue;

    private GeneratedDataset(DatasetSchema schema, Type rowType, Func<object, int, object?> getValue)
    {
        Schema = schema;
        RowType = rowType;
        this.getValue = getValue;
        Columns = [.. schema.Columns, .. schema.Metrics];
        for (var i = 0; i < Columns.Count; i++)
        {
            Ordinals.Add(Columns[i].Name, i);
        }
    }

    public DatasetSchema Schema { get; }

    public Type RowType { get; }

    /// <summary>Gets the columns, followed by the metrics, in the order of <see cref="GetCells"/>.</summary>
    public IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>Gets the position of each column and metric, by its name.</summary>
    public Dictionary<string, int> Ordinals { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the dataset of a row record.</summary>
    public static GeneratedDataset Create<TRow>()
        where TRow : class, IDatasetRow<TRow>
    {
        var model = TRow.Model;
        var identifier = Identifier.FromDataset(model.Name);
        var schema = new DatasetSchema(
            model.Name,
            identifier,
            Description: null,
            Source: null,
            model.Columns.Select(column => CreateSchema(column, identifier)).ToEquatableArray(),
            model.Metrics.Select(metric => CreateSchema(metric, identifier)).ToEquatableArray(),
            model.DateRanges.Select(range => new DateRangeSchema(range, range)).ToEquatableArray(),
            new DatasetDetails { MinimumRecurrenceInterval = model.MinimumRecurrenceInterval },
            model.SystemQueries.Select(CreateSystemQuery).ToEquatableArray())
        {
            Aggregations = model.Aggregations.Select(a => new AggregationSchema(a.Name, a.Name, a.DateRanges.ToEquatableArray())).ToEquatableArray(),
        };
        return new GeneratedDataset(schema, typeof(TRow), (row, ordinal) => model.GetValue((TRow)row, ordinal));
    }

    /// <summary>Returns a row's values, columns first, then metrics.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">The number of the row in the test's list, for messages.</param>
    public object?[] GetCells(object row, int number)
    {
        var cells = new object?[Columns.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var value = getValue(row, i);
            cells[i] = value == DatasetModel.Missing ? value : Cell.Create(Schema.Name, Columns[i], value, number);
        }

        return cells;
    }

    private static ColumnSchema CreateSchema(ReaderColumn column, string dataset) => new(
        column.Name,
        Identifier.FromMember(column.Name, dataset),
        column.Type,
        column.IsNullable,
        column.Type.GetKind() == ValueKind.Flag ? new BooleanFormat(column.FlagLiterals.True, column.FlagLiterals.False) : null,
        Description: null);

    private static SystemQuerySchema CreateSystemQuery(InsightsQuery query)
    {
        var text = query.ToString();
        return new SystemQuerySchema(
            query.DatasetName, query.DatasetName, query.SystemQueryId!, text, ParsedQuery.Parse(text).Query!.Dataset.Text, query.SelectedNames.ToEquatableArray(), Description: null);
    }
}

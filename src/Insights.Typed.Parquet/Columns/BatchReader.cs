using System.Text.Json;
using Apache.Arrow;
using Insights.Typed.Language;
using Insights.Typed.Reading;
using ArrowBatch = Apache.Arrow.RecordBatch;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects the columns of a query, and creates record batches of them.</summary>
internal sealed class BatchReader : ColumnReader
{
    /// <summary>The length of the text after which a batch ends.</summary>
    private const long MaxTextBytes = 64 * 1024 * 1024;

    private readonly ColumnFormat format;
    private readonly ArrowColumn[] columns;
    private long textBytes;

    /// <param name="query">The query.</param>
    /// <param name="format">The types that the caller chose.</param>
    /// <param name="isReused">true if a batch is not used after the next one is requested.</param>
    public BatchReader(InsightsQuery query, ColumnFormat format, bool isReused)
        : base(query)
    {
        this.format = format;
        columns = [.. Columns.Select(column => ArrowColumn.Create(column, format, isReused))];
        Schema = CreateSchema(query);
    }

    public Schema Schema { get; }

    /// <summary>Gets the number of collected rows.</summary>
    public int Count { get; private set; }

    /// <summary>Gets a value indicating whether a batch must be created before more records are read.</summary>
    public bool IsFull => Count + Reading.RecordBatch.MaxCount > format.MaxRows || textBytes > MaxTextBytes;

    /// <summary>Creates a batch of the collected rows, and starts again without rows.</summary>
    public ArrowBatch Build()
    {
        var batch = new ArrowBatch(Schema, columns.Select(column => column.Build(Count)), Count);
        Count = 0;
        return batch;
    }

    protected override void Read(Reading.RecordBatch records)
    {
        textBytes = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Read(records.GetColumn(i), Count);
            textBytes += columns[i].VariableBytes;
        }

        Count += records.AcceptedCount;
    }

    private Schema CreateSchema(InsightsQuery query)
    {
        var fields = columns.Zip(Columns, (column, declared) => new Field(declared.Name, column.Type, declared.IsNullable));
        return new Schema(fields, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["insights.dataset"] = query.DatasetName,
            ["insights.query"] = query.ToString(),
            ["insights.schema"] = WriteSchema(),
        });
    }

    /// <summary>Writes the declared columns in the words of schema files.</summary>
    private string WriteSchema()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var column in Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("type", ColumnTypes.Get(column.Type).Name);
                json.WriteBoolean("nullable", column.IsNullable);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}

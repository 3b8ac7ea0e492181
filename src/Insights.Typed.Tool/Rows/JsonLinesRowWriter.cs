using System.Buffers;
using System.Text;
using System.Text.Json;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as JSON objects, one on each line.</summary>
internal sealed class JsonLinesRowWriter : RowWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Utf8JsonWriter json;
    private readonly TextWriter output;
    private readonly JsonRow jsonRow;

    public JsonLinesRowWriter(TextWriter output, InsightsQuery query, QueryInspection? inspection)
    {
        this.output = output;
        jsonRow = new JsonRow(query, inspection);
        json = new Utf8JsonWriter(bytes, JsonText.Options with { Indented = false });
    }

    public override void Complete(string? error, RejectedRows? rejected)
    {
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    protected override void Write(TextRow row)
    {
        jsonRow.Write(json, row);
        json.Flush();
        json.Reset();
        output.Write(Encoding.UTF8.GetString(bytes.WrittenSpan));
        output.Write('\n');
        bytes.ResetWrittenCount();
    }
}

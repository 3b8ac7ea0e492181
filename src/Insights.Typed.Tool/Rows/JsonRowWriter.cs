using System.Buffers;
using System.Text;
using System.Text.Json;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as one JSON document.</summary>
internal sealed class JsonRowWriter : RowWriter
{
    private const int FlushThreshold = 65536;

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Utf8JsonWriter json;
    private readonly TextWriter output;
    private readonly JsonRow jsonRow;

    public JsonRowWriter(Screen screen, InsightsQuery query, QueryInspection? inspection)
    {
        jsonRow = new JsonRow(query, inspection);
        output = screen.GetRawOutput();
        json = new Utf8JsonWriter(bytes, JsonText.Options);
        json.WriteStartObject();
        json.WriteString("query", query.ToString());
        json.WriteStartArray("rows");
    }

    public override void Complete(string? error, RejectedRows? rejected)
    {
        json.WriteEndArray();
        if (rejected is not null)
        {
            json.WriteNumber("rejectedRows", rejected.Count);
            json.WriteString("rejectedFile", rejected.Count > 0 ? rejected.Path : null);
        }

        if (error is not null)
        {
            json.WriteString("error", error);
        }

        json.WriteEndObject();
        Flush();
        output.Write('\n');
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    protected override void Write(TextRow row)
    {
        jsonRow.Write(json, row);
        if (json.BytesPending + bytes.WrittenCount > FlushThreshold)
        {
            Flush();
        }
    }

    private void Flush()
    {
        json.Flush();
        output.Write(Encoding.UTF8.GetString(bytes.WrittenSpan));
        bytes.ResetWrittenCount();
    }
}

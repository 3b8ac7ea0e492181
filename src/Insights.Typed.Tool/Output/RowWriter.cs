using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Insights.Typed.Tool.Output;

/// <summary>Writes rows as they come, so that memory is bounded however many there are.</summary>
internal abstract class RowWriter(Screen screen) : IDisposable
{
    protected Screen Screen => screen;

    public long Count { get; private set; }

    public static RowWriter Of(Screen screen, Query query, bool isCsv) =>
        screen.IsJson ? new JsonRows(screen, query) : isCsv ? new CsvRows(screen, query) : new TableRows(screen, query);

    public void Add(RowTexts row)
    {
        Count++;
        Write(row);
    }

    /// <summary>To be called at the end, whether it was reached or not.</summary>
    /// <param name="error">Why rows are missing; null where none are.</param>
    public abstract void Complete(string? error);

    public virtual void Dispose()
    {
    }

    protected abstract void Write(RowTexts row);
}

/// <summary>Rows as one JSON document.</summary>
internal sealed class JsonRows : RowWriter
{
    private const int FlushAt = 65536;

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Utf8JsonWriter json;
    private readonly TextWriter output;

    public JsonRows(Screen screen, Query query)
        : base(screen)
    {
        output = screen.Raw();
        json = new Utf8JsonWriter(bytes, JsonText.Options);
        json.WriteStartObject();
        json.WriteString("query", query.ToString());
        json.WriteStartArray("rows");
    }

    public override void Complete(string? error)
    {
        json.WriteEndArray();
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

    protected override void Write(RowTexts row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Names.Count; i++)
        {
            json.WriteString(row.Names[i], row.Values[i]);
        }

        json.WriteEndObject();
        if (json.BytesPending + bytes.WrittenCount > FlushAt)
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

/// <summary>Rows as comma-separated values.</summary>
internal sealed class CsvRows : RowWriter
{
    private readonly TextWriter output;

    public CsvRows(Screen screen, Query query)
        : base(screen)
    {
        output = screen.Raw();
        output.Write(string.Join(',', query.SelectedNames) + "\n");
    }

    public override void Complete(string? error)
    {
    }

    protected override void Write(RowTexts row) => output.Write(string.Join(',', row.Values.Select(Field)) + "\n");

    private static string Field(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>Rows as tables of some hundred each.</summary>
internal sealed class TableRows(Screen screen, Query query) : RowWriter(screen)
{
    private const int RowsAtOnce = 500;

    private readonly List<IReadOnlyList<Cell>> page = [];
    private bool isShown;

    public override void Complete(string? error)
    {
        if (page.Count > 0 || !isShown)
        {
            Show();
        }

        Screen.Line(FormattableString.Invariant($"{Count} row{(Count == 1 ? "" : "s")}."));
    }

    protected override void Write(RowTexts row)
    {
        page.Add([.. row.Values.Select(value => (Cell)value)]);
        if (page.Count == RowsAtOnce)
        {
            Show();
        }
    }

    private void Show()
    {
        Screen.Table(query.SelectedNames, page);
        page.Clear();
        isShown = true;
    }
}

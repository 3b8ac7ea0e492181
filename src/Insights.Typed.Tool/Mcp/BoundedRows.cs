using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Mcp;

/// <summary>The first rows of a query as JSON: at most a number of rows, and at most a number of characters.</summary>
internal sealed class BoundedRows
{
    /// <summary>The highest number of rows: a preview has no more.</summary>
    public const int MaxRows = ServiceProgram.PreviewLimit;

    /// <summary>The number of rows unless the assistant states another.</summary>
    public const int DefaultRows = 20;

    /// <summary>The description of the argument with the number of rows.</summary>
    public const string Description = $"The number of rows, from 1 to {ServiceProgram.PreviewLimitText}.";

    /// <summary>The highest number of characters of a result.</summary>
    public const int MaxCharacters = 40_000;

    /// <summary>The number of characters after which a value is cut.</summary>
    public const int MaxValueLength = 500;

    private readonly InsightsQuery query;
    private readonly int maxRows;
    private readonly JsonColumn[] columns;
    private readonly JsonArray rows = [];
    private int length;
    private string? omission;

    /// <summary>Whether more rows exist; null if it is not known.</summary>
    private bool? hasMore = false;

    /// <exception cref="ToolException">The number of rows is out of range.</exception>
    public BoundedRows(InsightsQuery query, QueryInspection inspection, int maxRows)
    {
        if (maxRows is < 1 or > MaxRows)
        {
            throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"maxRows is {maxRows}; it must be from 1 to {MaxRows}."));
        }

        this.query = query;
        this.maxRows = maxRows;
        columns = [.. query.SelectedNames.Select(name => new JsonColumn(name, inspection.FindColumn(name) ?? inspection.FindMetric(name)))];
    }

    /// <summary>Reads rows until the sequence or a limit ends, and then stops the sequence.</summary>
    public async Task ReadAsync(IAsyncEnumerable<TextRow> source, CancellationToken cancellationToken)
    {
        await foreach (var row in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!TryAdd(row))
            {
                return;
            }
        }
    }

    /// <summary>Reads the rows of a preview. The service cuts one without saying so.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="limit">The number after LIMIT; null if the query has none.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task ReadPreviewAsync(IAsyncEnumerable<TextRow> source, long? limit, CancellationToken cancellationToken)
    {
        await ReadAsync(source, cancellationToken).ConfigureAwait(false);
        if (rows.Count == MaxRows && !(limit <= MaxRows))
        {
            hasMore = null;
            omission = string.Create(CultureInfo.InvariantCulture, $"A preview has at most {MaxRows} rows: whether more exist is not known.");
        }
    }

    /// <summary>Creates the result.</summary>
    /// <param name="isRedacted">Whether the service hid data.</param>
    public string CreateResult(bool isRedacted)
    {
        var json = new JsonObject { ["query"] = query.ToString(), ["rows"] = rows, ["rowCount"] = rows.Count, ["hasMoreRows"] = hasMore };
        if (omission is not null)
        {
            json["note"] = omission;
        }

        if (isRedacted)
        {
            json["dataRedacted"] = "The service hides data from this user's role: values that are null may exist.";
        }

        return JsonText.SerializeCompact(json);
    }

    private bool TryAdd(TextRow row)
    {
        if (rows.Count == maxRows)
        {
            return Omit(string.Create(CultureInfo.InvariantCulture, $"Only the first {maxRows} rows are shown."));
        }

        var text = Serialize(row);
        length += text.Length;
        if (length > MaxCharacters)
        {
            return Omit(rows.Count > 0
                ? string.Create(CultureInfo.InvariantCulture, $"Only the first rows are shown, because the result would have more than {MaxCharacters} characters. Select fewer columns for more rows.")
                : throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"One row has more than {MaxCharacters} characters. Select fewer columns.")));
        }

        rows.Add(JsonNode.Parse(text));
        return true;
    }

    private bool Omit(string reason)
    {
        (omission, hasMore) = (reason, true);
        return false;
    }

    private string Serialize(TextRow row)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonText.Options with { Indented = false }))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Write(json, row.Values[i] is { } value ? UntrustedText.Truncate(value, MaxValueLength) : null);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}

using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Results;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Files;

/// <summary>Writes the rows of a result to a file, some at a time.</summary>
internal static class ResultFile
{
    /// <summary>Writes comma-separated values as the service wrote them. A missing value is an empty field.</summary>
    public static async Task WriteCsvAsync(ResultTable table, Stream destination, CancellationToken cancellationToken)
    {
        var text = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 65536, leaveOpen: true);
        await using (text.ConfigureAwait(false))
        {
            await text.WriteAsync(CsvRecord.Format([.. table.Columns.Select(column => column.Name)]).AsMemory(), cancellationToken).ConfigureAwait(false);
            await foreach (var row in ReadAsync(table, cancellationToken).ConfigureAwait(false))
            {
                await text.WriteAsync(CsvRecord.Format(row).AsMemory(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes an object on each line, with the types of the schemas.</summary>
    public static async Task WriteJsonLinesAsync(ResultTable table, Stream destination, CancellationToken cancellationToken)
    {
        JsonColumn[] columns = [.. table.Columns.Select(column => new JsonColumn(column.Name, column.Schema))];
        using var buffer = new MemoryStream();
        var json = new Utf8JsonWriter(buffer, ApiResponse.Options);
        await using (json.ConfigureAwait(false))
        {
            await foreach (var row in ReadAsync(table, cancellationToken).ConfigureAwait(false))
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                {
                    columns[i].Write(json, row[i]);
                }

                json.WriteEndObject();
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                json.Reset();
                buffer.WriteByte((byte)'\n');
                if (buffer.Length > 65536)
                {
                    await FlushAsync().ConfigureAwait(false);
                }
            }
        }

        await FlushAsync().ConfigureAwait(false);

        async Task FlushAsync()
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
            buffer.SetLength(0);
        }
    }

    private static async IAsyncEnumerable<string?[]> ReadAsync(ResultTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var offset = 0L; await table.ReadSomeAsync(offset, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows; offset += rows.Count)
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }
}

using System.Text.Json;
using Insights.Typed.Contracts;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>Converts a JSON object to a record: each selected column's value as a report file would contain it.</summary>
internal sealed class JsonRecord
{
    private const byte Quote = (byte)'"';

    private readonly string datasetName;
    private readonly ReadContext run;
    private readonly IReadOnlyList<ReaderColumn> columns;
    private readonly bool[] foundColumns;

    /// <summary>
    /// The positions, as in <see cref="RecordIndex"/>, but with a separate position before each field, because fields are in any order;
    /// with space for those of one more record.
    /// </summary>
    private readonly int[] positions;

    private readonly int[] ordinals;
    private byte[] bytes = new byte[1024];
    private int byteCount;

    public JsonRecord(string datasetName, ReadContext run)
    {
        this.datasetName = datasetName;
        this.run = run;
        columns = run.Columns;
        foundColumns = new bool[columns.Count];
        positions = new int[4 * Math.Max(1, columns.Count)];
        ordinals = [.. Enumerable.Range(0, columns.Count).Select(column => 2 * column)];
    }

    /// <summary>Gets the number of positions from one record to the next.</summary>
    private int Stride => positions.Length / 2;

    /// <summary>Reads the object that starts at the reader's position. The record is valid until the next call.</summary>
    public RecordBatch Read(ref Utf8JsonReader json)
    {
        byteCount = 0;
        Array.Clear(foundColumns);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.TryGet(ref json);
            json.Read();
            var column = IndexOf(name);
            if (column < 0)
            {
                json.Skip();
                continue;
            }

            if (foundColumns[column])
            {
                throw CreateException(column, "is duplicated");
            }

            foundColumns[column] = true;
            positions[2 * column] = byteCount - 1;
            Append(ref json, column);
            positions[(2 * column) + 1] = byteCount;
        }

        var missing = Array.IndexOf(foundColumns, false);
        return missing < 0 ? new RecordBatch(bytes, positions.AsSpan(0, Stride + 1), Stride, ordinals, run) : throw CreateException(missing, "is missing", " " + SchemaAdvice.RefreshIfRemoved);
    }

    private void Append(ref Utf8JsonReader json, int column)
    {
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            throw CreateException(column, "is not a single value");
        }

        // Twice the length, for the quotes that a string may need.
        EnsureCapacity(2 + (2 * json.ValueSpan.Length) + FieldSlack.Length);
        if (json.TokenType == JsonTokenType.String)
        {
            AppendString(ref json, column);
        }
        else if (json.TokenType != JsonTokenType.Null)
        {
            json.ValueSpan.CopyTo(bytes.AsSpan(byteCount));
            byteCount += json.ValueSpan.Length;
        }
    }

    private void AppendString(ref Utf8JsonReader json, int column)
    {
        int length;
        try
        {
            length = json.CopyString(bytes.AsSpan(byteCount));
        }
        catch (InvalidOperationException)
        {
            // JSON can contain an unpaired surrogate, and its strings are not checked for valid UTF-8 before.
            throw CreateException(column, "is not valid Unicode");
        }

        if (length > 0 && bytes[byteCount] == Quote)
        {
            AppendQuoted(length);
        }
        else
        {
            byteCount += length;
        }
    }

    /// <summary>Writes a field that starts with a quote as a quoted one.</summary>
    private void AppendQuoted(int length)
    {
        var text = bytes.AsSpan(byteCount, length).ToArray();
        bytes[byteCount++] = Quote;
        foreach (var character in text)
        {
            bytes[byteCount++] = character;
            if (character == Quote)
            {
                bytes[byteCount++] = Quote;
            }
        }

        bytes[byteCount++] = Quote;
    }

    private void EnsureCapacity(int length)
    {
        if (bytes.Length - byteCount < length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, byteCount + length));
        }
    }

    private int IndexOf(string? name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private ReportFormatException CreateException(int column, string problem, string advice = "") =>
        new($"{datasetName}.{columns[column].Name} {problem} in row {run.RowsBefore + 1} of the service's response.{advice}", run.RowsBefore + 1, columns[column].Name);
}

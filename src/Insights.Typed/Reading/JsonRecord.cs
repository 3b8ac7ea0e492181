using System.Text.Json;

namespace Insights.Typed.Reading;

/// <summary>Gives a JSON object the shape of a record: each selected column's value as the text a file would hold.</summary>
internal sealed class JsonRecord(RecordSource source)
{
    private readonly Field?[] found = new Field?[source.Names.Count];
    private readonly Field[] fields = new Field[source.Names.Count];
    private byte[] bytes = new byte[1024];
    private int used;

    /// <summary>Reads the object whose start the reader is at. The record is good until the next call.</summary>
    public Record Read(ref Utf8JsonReader json)
    {
        used = 0;
        Array.Clear(found);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref json);
            json.Read();
            var column = IndexOf(name);
            if (column < 0)
            {
                json.Skip();
                continue;
            }

            if (found[column] is not null)
            {
                throw Fault(column, "stands twice");
            }

            found[column] = Append(ref json, column);
        }

        for (var column = 0; column < fields.Length; column++)
        {
            fields[column] = found[column] ?? throw Fault(column, "is missing");
        }

        return new Record(bytes, fields, source);
    }

    /// <summary>The property's name; null where it is no valid Unicode, and so the name of nothing.</summary>
    public static string? NameOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private Field Append(ref Utf8JsonReader json, int column)
    {
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            throw Fault(column, "is no single value");
        }

        var start = used;
        var length = json.TokenType == JsonTokenType.Null ? 0 : json.ValueSpan.Length;
        if (bytes.Length < start + length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + length));
        }

        if (json.TokenType == JsonTokenType.String)
        {
            length = CopyString(ref json, start, column);
        }
        else if (length > 0)
        {
            json.ValueSpan.CopyTo(bytes.AsSpan(start));
        }

        used = start + length;
        return new Field(start, length);
    }

    private int CopyString(ref Utf8JsonReader json, int start, int column)
    {
        try
        {
            return json.CopyString(bytes.AsSpan(start));
        }
        catch (InvalidOperationException)
        {
            // JSON can spell half a surrogate pair, and its strings are not checked for valid UTF-8 before this.
            throw Fault(column, "is no valid Unicode");
        }
    }

    private int IndexOf(string? name)
    {
        for (var i = 0; i < source.Names.Count; i++)
        {
            if (string.Equals(source.Names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private ReportFormatException Fault(int column, string fault) =>
        new($"{source.DatasetName}.{source.Names[column]} {fault} in row {source.RowNumber} of the service's answer.", source.RowNumber, source.Names[column]);
}

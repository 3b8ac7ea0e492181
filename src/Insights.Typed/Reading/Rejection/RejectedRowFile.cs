using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insights.Typed.Reading.Rejection;

/// <summary>The file of rejected records and the one of their reasons. Created with the first of them.</summary>
internal sealed class RejectedRowFile(string path, byte[] header) : IDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private FileStream? records;
    private FileStream? reasons;

    /// <exception cref="IOException">One of the files exists.</exception>
    public static void ThrowIfExists(string path)
    {
        foreach (var file in (string[])[path, GetReasonsPath(path)])
        {
            if (File.Exists(file))
            {
                throw new IOException($"The file for rejected rows exists: {file}. Move it away, or choose another name; it is not overwritten, since it can have rows that nothing else has.");
            }
        }
    }

    /// <param name="row">The row.</param>
    /// <param name="record">Its record with the line break, where it has one.</param>
    public void Add(RejectedRow row, ReadOnlySpan<byte> record)
    {
        if (records is null)
        {
            ThrowIfExists(path);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            records = Create(path);
            reasons = Create(GetReasonsPath(path));
            records.Write(header);
        }

        records.Write(record);
        using (var json = new Utf8JsonWriter(reasons!, Json))
        {
            json.WriteStartObject();
            json.WriteNumber("row", row.RowNumber);
            json.WriteNumber("line", row.LineNumber);
            json.WriteNumber("byteOffset", row.ByteOffset);
            json.WriteString("column", row.ColumnName);
            json.WriteString("reason", row.Reason);
            json.WriteEndObject();
        }

        reasons!.WriteByte((byte)'\n');

        // A program that ends without a word must not take them with it.
        records.Flush();
        reasons.Flush();
    }

    public void Dispose()
    {
        records?.Dispose();
        reasons?.Dispose();
    }

    private static string GetReasonsPath(string path) => path + ".reasons.jsonl";

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
}

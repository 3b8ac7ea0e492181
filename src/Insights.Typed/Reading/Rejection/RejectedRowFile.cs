using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insights.Typed.Reading.Rejection;

/// <summary>Writes the file of rejected records and the file of their reasons. They are created with the first record.</summary>
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
                throw new IOException($"The file for rejected rows exists: {file}. It is not overwritten, because it may contain the only copy of its rows. Move it, or choose another name.");
            }
        }
    }

    /// <param name="row">The row.</param>
    /// <param name="record">Its record with the line break, if it has one.</param>
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

        // Written at once, so that a program that ends abruptly does not lose them.
        records.Flush();
        reasons.Flush();
    }

    public void Dispose()
    {
        records?.Dispose();
        reasons?.Dispose();
    }

    private static string GetReasonsPath(string path) => path + RowRejectionOptions.ReasonsExtension;

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
}

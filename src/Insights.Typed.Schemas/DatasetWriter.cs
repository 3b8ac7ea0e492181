using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// Writes a dataset's JSON; no other type does. The service's part is written in the service's order and always in one format. The
/// additions of a schema file are copied without changes, so that their formatting is kept.
/// </summary>
public static class DatasetWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a schema file.</summary>
    /// <param name="form">The form of the file.</param>
    /// <param name="parts">The datasets: one, unless the file is a response.</param>
    public static byte[] Write(SchemaFileForm form, IReadOnlyList<DatasetPart> parts)
    {
        if (form is null)
        {
            throw new ArgumentNullException(nameof(form));
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            if (form.SchemaReference is not null)
            {
                json.WritePropertyName(DatasetProperties.SchemaReference);
                json.WriteRawValue(form.SchemaReference);
            }

            if (form.IsResponse)
            {
                json.WriteStartArray(DatasetProperties.Response);
                foreach (var part in parts)
                {
                    json.WriteStartObject();
                    WriteMembers(json, part);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
            else
            {
                WriteMembers(json, parts.Single());
            }

            json.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(stream.ToArray()).Replace("\r\n", "\n").Replace("\n", form.NewLine) + form.NewLine;
        return [.. form.HasByteOrderMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>Writes only the service's part of a dataset, as one object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="dataset">The dataset.</param>
    public static void Write(Utf8JsonWriter json, ServiceDataset dataset)
    {
        (json ?? throw new ArgumentNullException(nameof(json))).WriteStartObject();
        (dataset ?? throw new ArgumentNullException(nameof(dataset))).WriteTo(json);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, DatasetPart part)
    {
        part.Service.WriteTo(json);
        if (part.Additions is not null)
        {
            json.WritePropertyName(DatasetProperties.Additions);
            json.WriteRawValue(part.Additions, skipInputValidation: true);
        }
    }
}

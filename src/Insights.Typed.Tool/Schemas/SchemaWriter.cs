using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Schemas;

/// <summary>
/// Writes schema files. What the service says comes in the service's order and always in the same form; the additions are
/// copied letter by letter, so that nobody's formatting or words are lost.
/// </summary>
internal sealed class SchemaWriter
{
    private readonly StringBuilder output = new();

    public static byte[] Write(FileForm form, IReadOnlyList<DatasetPart> parts)
    {
        var writer = new SchemaWriter();
        writer.WriteFile(form, parts);
        var text = writer.output.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", form.NewLine, StringComparison.Ordinal);
        return [.. form.HasMark ? Encoding.UTF8.Preamble : default, .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>The service's part alone, in one form whatever it came in.</summary>
    public static byte[] Canonical(ServiceDataset dataset) => Write(new FileForm(IsAnswer: false, null, HasMark: false, "\n"), [new DatasetPart(dataset, null)]);

    private void WriteFile(FileForm form, IReadOnlyList<DatasetPart> parts)
    {
        output.Append("{\n");
        if (form.SchemaReference is not null)
        {
            output.Append("  \"$schema\": ").Append(form.SchemaReference).Append(",\n");
        }

        if (!form.IsAnswer)
        {
            WriteMembers(parts[0], "  ");
            output.Append("}\n");
            return;
        }

        output.Append("  \"value\": [\n");
        for (var i = 0; i < parts.Count; i++)
        {
            output.Append("    {\n");
            WriteMembers(parts[i], "      ");
            output.Append(i + 1 < parts.Count ? "    },\n" : "    }\n");
        }

        output.Append("  ]\n}\n");
    }

    private void WriteMembers(DatasetPart part, string indent)
    {
        var dataset = part.Service;
        output.Append(indent).Append("\"datasetName\": ").Append(Text(dataset.Name));
        WriteNames("selectableColumns", dataset.Columns, indent);
        WriteNames("availableMetrics", dataset.Metrics, indent);
        WriteNames("availableDateRanges", dataset.DateRanges, indent);
        if (dataset.MinimumRecurrenceInterval is { } hours)
        {
            Member("minimumRecurrenceInterval", hours.ToString(CultureInfo.InvariantCulture), indent);
        }

        foreach (var (name, value) in dataset.Others)
        {
            Member(name, Indented(value, indent), indent);
        }

        if (part.Additions is not null)
        {
            Member("typed", part.Additions, indent);
        }

        output.Append('\n');
    }

    private void WriteNames(string property, IReadOnlyList<string> names, string indent) => Member(
        property,
        names.Count == 0 ? "[]" : $"[\n{string.Join(",\n", names.Select(name => $"{indent}  {Text(name)}"))}\n{indent}]",
        indent);

    private void Member(string name, string value, string indent) => output.Append(",\n").Append(indent).Append(Text(name)).Append(": ").Append(value);

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text, JsonText.Options.Encoder)}\"";

    private static string Indented(JsonElement value, string indent)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonText.Options))
        {
            value.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Replace("\n", "\n" + indent, StringComparison.Ordinal);
    }
}

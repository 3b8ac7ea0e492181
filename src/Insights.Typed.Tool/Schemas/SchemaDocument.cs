using System.Text;
using System.Text.Json;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Schemas;

/// <summary>A schema file: of one dataset, or with the service's whole answer.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Form">What it looks like beside its datasets.</param>
/// <param name="Parts">Its datasets, in its order.</param>
/// <param name="File">What the file says, read by the rules of a build.</param>
internal sealed record SchemaDocument(string Path, FileForm Form, IReadOnlyList<DatasetPart> Parts, SchemaFile File)
{
    /// <summary>What is wrong with it and does not keep it from being used.</summary>
    public IEnumerable<SchemaProblem> Problems => File.Problems;

    /// <summary>Whether the file only retypes columns of shipped datasets. No refresh changes it.</summary>
    public bool IsOverlay => File.Overlays.Count > 0;

    /// <exception cref="ToolException">The file cannot be used.</exception>
    public static SchemaDocument Read(string path, string shownPath, byte[] bytes)
    {
        var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var text = Encoding.UTF8.GetString(bytes.AsSpan(hasMark ? Encoding.UTF8.Preamble.Length : 0));
        var file = SchemaFile.Read(shownPath, text);
        var fatal = file.Problems.Where(p => p.Fault is SchemaFault.NotJson or SchemaFault.Empty or SchemaFault.NoName or SchemaFault.WrongKind or SchemaFault.DuplicateName).ToList();
        if (fatal.Count > 0)
        {
            throw new ToolException($"A schema file cannot be used as it is:{Environment.NewLine}{string.Join(Environment.NewLine, fatal.Select(Places.Told))}");
        }

        if (file.Overlays.Count > 0 && file.Datasets.Count > 0)
        {
            throw new ToolException($"{shownPath} has an overlay of {file.Overlays[0].Name} and describes {file.Datasets[0].Name} as a whole. Put the overlay into another file.");
        }

        using var json = JsonDocument.Parse(text);
        var root = json.RootElement.Clone();
        var form = new FileForm(
            IsAnswer: DatasetObjects.Envelope(root) is not null,
            SchemaReference: DatasetObjects.Find(root, "$schema") is { ValueKind: JsonValueKind.String } schema ? schema.GetRawText() : null,
            HasMark: hasMark,
            NewLine: text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        return new SchemaDocument(
            path,
            form,
            [.. DatasetObjects.In(root).Select(dataset => new DatasetPart(ServiceDataset.Of(dataset), DatasetObjects.Find(dataset, "typed")?.GetRawText()))],
            file);
    }
}

/// <summary>One dataset of a schema file.</summary>
/// <param name="Service">The service's part.</param>
/// <param name="Additions">What stands under <c>typed</c>, letter by letter; null where nothing does.</param>
internal sealed record DatasetPart(ServiceDataset Service, string? Additions);

/// <summary>What a schema file looks like beside its datasets.</summary>
/// <param name="IsAnswer">Whether it holds the service's envelope.</param>
/// <param name="SchemaReference">What <c>$schema</c> says, as JSON; null where it says nothing.</param>
/// <param name="HasMark">Whether it starts with a byte order mark.</param>
/// <param name="NewLine">How its lines end.</param>
internal sealed record FileForm(bool IsAnswer, string? SchemaReference, bool HasMark, string NewLine);

using System.Text;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Schemas;

/// <summary>A schema file of a folder.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Document">Its content.</param>
internal sealed record SchemaFolderFile(string Path, SchemaDocument Document)
{
    /// <summary>The content, read by the rules of a build.</summary>
    public SchemaFile File => Document.File;

    /// <summary>The datasets, in the file's order.</summary>
    public IReadOnlyList<DatasetPart> Parts => Document.Parts;

    /// <summary>Whether the file only changes the types of columns of shipped datasets. A refresh does not change it.</summary>
    public bool IsOverlay => File.Overlays.Count > 0;

    /// <exception cref="ToolException">The file cannot be used.</exception>
    public static SchemaFolderFile Read(string path, string shownPath, byte[] bytes)
    {
        var hasByteOrderMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var document = SchemaDocument.Read(shownPath, Encoding.UTF8.GetString(bytes.AsSpan(hasByteOrderMark ? Encoding.UTF8.Preamble.Length : 0)), hasByteOrderMark);
        var file = document.File;
        var fatalProblems = file.Problems.Where(IsFatal).ToList();
        if (fatalProblems.Count > 0)
        {
            throw new ToolException($"A schema file has errors:{Environment.NewLine}{string.Join(Environment.NewLine, fatalProblems.Select(SchemaProblemText.Format))}");
        }

        return file.Overlays.Count > 0 && file.Datasets.Count > 0
            ? throw new ToolException($"{shownPath} has an overlay of {file.Overlays[0].Name} and the whole dataset {file.Datasets[0].Name}. Move the overlay to another file.")
            : new SchemaFolderFile(path, document);
    }

    /// <summary>Whether a problem prevents that the file is changed or sent: what it describes is not certain. A build reports the others.</summary>
    private static bool IsFatal(SchemaProblem problem) => problem.Kind switch
    {
        SchemaProblemKind.NotJson or SchemaProblemKind.Empty or SchemaProblemKind.MissingDatasetName or SchemaProblemKind.WrongKind or SchemaProblemKind.DuplicateName => true,
        SchemaProblemKind.IdentifierConflict or SchemaProblemKind.UnknownType or SchemaProblemKind.InvalidName or SchemaProblemKind.NoColumns
            or SchemaProblemKind.UnknownAddition or SchemaProblemKind.UnknownOverlayColumn or SchemaProblemKind.OverlayNotApplied => false,
    };
}

using System.Globalization;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>The rows that a run rejects.</summary>
/// <param name="Path">The file to which they are written.</param>
/// <param name="Limit">The maximum number of rejected rows.</param>
internal sealed record RejectedRows(string Path, RowRejectionLimit Limit)
{
    public long Count { get; private set; }

    /// <summary>Gets the paths of the rows and of the reasons.</summary>
    public string[] FilePaths => [Path, Path + RowRejectionOptions.ReasonsExtension];

    public RowRejectionOptions Options => new() { MaxRejectedRows = Limit, FilePath = Path, OnRowRejected = _ => Count++ };

    /// <summary>Writes a warning with their number and file, if any were rejected.</summary>
    public void Show(Screen screen, ToolContext context)
    {
        if (Count > 0)
        {
            var file = context.GetDisplayPath(Path);
            screen.WriteWarning(string.Create(
                CultureInfo.InvariantCulture,
                $"{Count} row{(Count == 1 ? " has a value that does" : "s have values that do")} not fit, and {(Count == 1 ? "was" : "were")} rejected: {file}; the reasons: {file}{RowRejectionOptions.ReasonsExtension}."));
        }
    }
}

namespace Insights.Typed.Export.Folders;

/// <summary>The rejected rows of an execution, in a separate file, with their reasons.</summary>
internal sealed class FolderRejection
{
    public FolderRejection(string path, RowRejectionLimit? limit)
    {
        if (limit is { } value)
        {
            // An export that did not complete left its rejected rows, which are written again.
            foreach (var file in (string[])[path, path + ".reasons.jsonl"])
            {
                if (File.Exists(file))
                {
                    File.Delete(file);
                }
            }

            Options = new RowRejectionOptions { MaxRejectedRows = value, FilePath = path, OnRowRejected = _ => Count++ };
        }
    }

    public RowRejectionOptions? Options { get; }

    public long Count { get; private set; }
}

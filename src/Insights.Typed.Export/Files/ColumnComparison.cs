namespace Insights.Typed.Export.Files;

/// <summary>Compares the columns of a report with those of the files that were exported before.</summary>
internal static class ColumnComparison
{
    /// <summary>Gets the names of new columns.</summary>
    /// <param name="folder">The folder, for messages.</param>
    /// <param name="exported">The columns of the newest exported file.</param>
    /// <param name="columns">The columns of the report.</param>
    /// <param name="earlier">The columns of the files of earlier executions than that of the report: a column that none of them has was gained since, so the report may lack it.</param>
    /// <param name="isOlder">true if the report is older than the newest file.</param>
    /// <exception cref="ExportException">A column is gone or has another type, so programs could not read the files together.</exception>
    public static IReadOnlyList<string> FindAdded(string folder, IReadOnlyList<RecordedColumn> exported, IReadOnlyList<RecordedColumn> columns, IEnumerable<RecordedColumn> earlier, bool isOlder)
    {
        foreach (var old in exported)
        {
            var column = columns.FirstOrDefault(other => IsSame(other, old));
            if (column is null)
            {
                if (isOlder)
                {
                    if (!earlier.Any(other => IsSame(other, old)))
                    {
                        continue;
                    }

                    throw new ExportException(
                        $"The files in {folder}, of earlier and of later executions, have the column {old.Name}, which this execution does not have. To continue without its rows, delete its report.");
                }

                // Moving the folder away does not help: the executions of the report with the column would be exported again first.
                throw new ExportException(
                    $"The files in {folder} have the column {old.Name}, which the report no longer has. To start again without it, give the entry another name.");
            }

            if (column.Type != old.Type)
            {
                throw new ExportException(
                    $"The column {old.Name} of the files in {folder} has the type {old.Type}, and that of the report the type {column.Type}. Declare the old type in the schema file, or move the folder away or give the entry another name to start again.");
            }
        }

        return [.. columns.Select(column => column.Name).Except(exported.Select(old => old.Name), StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsSame(RecordedColumn first, RecordedColumn second) => string.Equals(first.Name, second.Name, StringComparison.OrdinalIgnoreCase);
}

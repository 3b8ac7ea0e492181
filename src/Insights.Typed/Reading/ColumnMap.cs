using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Reading;

/// <summary>Finds the selected columns in a file's records by the names in the file's header.</summary>
internal static class ColumnMap
{
    /// <summary>
    /// Returns the index of each selected column's field in a record. Names are matched in any letter case and in
    /// any order; other columns of the file are ignored.
    /// </summary>
    /// <param name="bytes">The file's first bytes.</param>
    /// <param name="header">The positions of its header, as in <see cref="RecordIndex"/>.</param>
    /// <param name="columns">The selected columns.</param>
    /// <param name="datasetName">The name of the dataset, for messages.</param>
    public static int[] FindOrdinals(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> header, IReadOnlyList<ReaderColumn> columns, string datasetName)
    {
        var line = bytes[(header[0] + 1)..header[^1]];
        var names = new string[header.Length - 1];
        for (var i = 0; i < names.Length; i++)
        {
            var (start, end) = (header[i] + 1, header[i + 1]);

            // The last field contains the carriage return of its line break, if there is one. The end of the file is not a line break.
            var hasReturn = i == names.Length - 1 && end < bytes.Length && end > start && bytes[end - 1] == '\r';
            names[i] = ReadName(bytes[start..(hasReturn ? end - 1 : end)], start);
        }

        var ordinals = new int[columns.Count];
        for (var i = 0; i < ordinals.Length; i++)
        {
            ordinals[i] = FindOrdinal(columns[i].Name, names, header, datasetName, FieldText.DescribeEncoding(line));
        }

        return ordinals;
    }

    private static string ReadName(ReadOnlySpan<byte> field, int position)
    {
        var isQuoted = !field.IsEmpty && field[0] == '"';
        if (!isQuoted && field.IndexOf((byte)'\r') is >= 0 and var strayReturn)
        {
            throw new ReportFormatException(
                $"The report's header has the column '{FieldText.ToDisplayText(field)}'. {FieldText.StrayReturnMessage}", null, lineNumber: 1, byteOffset: position + strayReturn);
        }

        var name = Encoding.UTF8.GetString(isQuoted ? field[1..^1] : field);
        return (isQuoted ? name.Replace("\"\"", "\"", StringComparison.Ordinal) : name).Trim();
    }

    private static int FindOrdinal(string name, string[] header, ReadOnlySpan<int> positions, string dataset, string? encoding)
    {
        var ordinal = Array.FindIndex(header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        if (ordinal < 0)
        {
            throw new ReportFormatException($"The report has no column {name}, which the query on {dataset} selects; its columns are {UntrustedText.JoinNames(header)}. {encoding ?? SchemaAdvice.RefreshIfRemoved}", null, name, lineNumber: 1, byteOffset: positions[0] + 1);
        }

        var duplicate = Array.FindIndex(header, ordinal + 1, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        return duplicate < 0
            ? ordinal
            : throw new ReportFormatException($"The report has the column {name} twice, at positions {ordinal + 1} and {duplicate + 1}, so its values are ambiguous.", null, name, lineNumber: 1, byteOffset: positions[duplicate] + 1);
    }
}

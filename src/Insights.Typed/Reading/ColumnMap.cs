using System.Text;

namespace Insights.Typed.Reading;

/// <summary>Where in a file's records the selected columns stand, by the names in the file's header.</summary>
internal static class ColumnMap
{
    /// <summary>
    /// For each selected column, which field of a record is its own. Names are matched without regard to letter case and in
    /// any order; other columns of the file are passed over.
    /// </summary>
    /// <param name="bytes">The file's first bytes.</param>
    /// <param name="header">The places of its header, as a <see cref="RecordIndex"/> has them.</param>
    /// <param name="columns">The selected columns.</param>
    /// <param name="datasetName">The dataset, for messages.</param>
    public static int[] Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> header, IReadOnlyList<ReaderColumn> columns, string datasetName)
    {
        var names = new string[header.Length - 1];
        for (var i = 0; i < names.Length; i++)
        {
            // The last field has the carriage return of its line's end, if there is one.
            var field = bytes[(header[i] + 1)..header[i + 1]];
            names[i] = NameOf(i == names.Length - 1 ? field.TrimEnd((byte)'\r') : field);
        }

        var ordinals = new int[columns.Count];
        for (var i = 0; i < ordinals.Length; i++)
        {
            ordinals[i] = OrdinalOf(columns[i].Name, names, header, datasetName);
        }

        return ordinals;
    }

    private static string NameOf(ReadOnlySpan<byte> field)
    {
        var isQuoted = !field.IsEmpty && field[0] == '"';
        var name = Encoding.UTF8.GetString(isQuoted ? field[1..^1] : field);
        return (isQuoted ? name.Replace("\"\"", "\"", StringComparison.Ordinal) : name).Trim();
    }

    private static int OrdinalOf(string name, string[] header, ReadOnlySpan<int> places, string dataset)
    {
        var ordinal = Array.FindIndex(header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        if (ordinal < 0)
        {
            throw new ReportFormatException($"The report has no column {name}, which the query on {dataset} selects; it has {string.Join(", ", header)}.", null, name, line: 1, byteOffset: places[0] + 1);
        }

        var again = Array.FindIndex(header, ordinal + 1, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        return again < 0
            ? ordinal
            : throw new ReportFormatException($"The report has the column {name} twice, as numbers {ordinal + 1} and {again + 1}, so its values cannot be told apart.", null, name, line: 1, byteOffset: places[again] + 1);
    }
}

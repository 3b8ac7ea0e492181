using System.Buffers;

namespace Insights.Typed.Emulation;

/// <summary>
/// Writes a report's file row by row: a header, fields quoted only where RFC 4180 requires it, lines that end with CRLF. A
/// missing value is an empty field; if it is the only field, it is quoted, because many readers skip an empty line.
/// </summary>
public static class ReportFileWriter
{
    /// <summary>Writes a file.</summary>
    /// <param name="output">The file.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="separator">The character between two fields.</param>
    public static void Write(TextWriter output, QueryRows rows, char separator)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(rows);
        var special = SearchValues.Create([separator, '"', '\r', '\n']);
        WriteLine(output, rows.Columns.Count, separator, special, column => rows.Columns[column].Name);
        while (rows.Read())
        {
            WriteLine(output, rows.Columns.Count, separator, special, rows.GetText);
        }
    }

    private static void WriteLine(TextWriter output, int count, char separator, SearchValues<char> special, Func<int, string?> field)
    {
        for (var column = 0; column < count; column++)
        {
            if (column > 0)
            {
                output.Write(separator);
            }

            var text = field(column).AsSpan();
            if (text.ContainsAny(special) || (text.IsEmpty && count == 1))
            {
                output.Write('"');
                output.Write(text.ToString().Replace("\"", "\"\"", StringComparison.Ordinal));
                output.Write('"');
            }
            else
            {
                output.Write(text);
            }
        }

        output.Write("\r\n");
    }
}

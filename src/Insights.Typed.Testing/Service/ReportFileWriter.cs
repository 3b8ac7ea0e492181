using System.Buffers;
using System.Text;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Service;

/// <summary>
/// Writes a report's file: UTF-8 without a byte order mark, a header, fields quoted only where RFC 4180 needs it, lines
/// ended by CRLF. A missing value is an empty field; where it is the only field it is quoted, since an empty line is none.
/// </summary>
internal static class ReportFileWriter
{
    public static byte[] Write(QueryRows result, char separator)
    {
        var special = SearchValues.Create([separator, '"', '\r', '\n']);
        var text = new StringBuilder();
        WriteLine(text, [.. result.Columns.Select(c => c.Name)], separator, special);
        foreach (var row in result.Rows)
        {
            WriteLine(text, [.. row.Select((cell, i) => cell is null ? "" : Cell.Text(result.Columns[i].Type, cell))], separator, special);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteLine(StringBuilder text, string[] fields, char separator, SearchValues<char> special)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                text.Append(separator);
            }

            if (fields[i].AsSpan().ContainsAny(special) || (fields[i].Length == 0 && fields.Length == 1))
            {
                text.Append('"').Append(fields[i].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                text.Append(fields[i]);
            }
        }

        text.Append("\r\n");
    }
}

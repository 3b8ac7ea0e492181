using System.Buffers;
using System.Text;
using Insights.Typed.LocalService.Queries;

namespace Insights.Typed.LocalService.Reports;

/// <summary>
/// Writes a report's file row by row: UTF-8 without a byte order mark, a header, fields quoted only where RFC 4180 needs
/// it, lines ended by CRLF. TSV differs in nothing but the separator. A missing value is an empty field; where it is the
/// only field it is quoted, because many readers skip an empty line.
/// </summary>
internal sealed class ReportWriter(QueryRunner runner, string folder, CancellationToken stopping)
{
    /// <summary>Writes the result of an execution and gives the file's path.</summary>
    public async Task<string> WriteAsync(Execution execution)
    {
        var path = Path.Combine(folder, execution.FileName);
        var report = execution.Report;
        using var result = await runner.RunAsync(execution.Query!, report.Window, execution.Completed, stopping).ConfigureAwait(false);
        using var output = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        var separator = report.Format.Separator;
        var special = SearchValues.Create([separator, '"', '\r', '\n']);

        WriteLine(output, result, separator, special, column => result.Columns[column].Name);
        while (result.Read())
        {
            WriteLine(output, result, separator, special, result.TextAt);
        }

        return path;
    }

    private static void WriteLine(StreamWriter output, QueryResult result, char separator, SearchValues<char> special, Func<int, string?> field)
    {
        for (var column = 0; column < result.Columns.Count; column++)
        {
            if (column > 0)
            {
                output.Write(separator);
            }

            var text = field(column).AsSpan();
            if (text.ContainsAny(special) || (text.IsEmpty && result.Columns.Count == 1))
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

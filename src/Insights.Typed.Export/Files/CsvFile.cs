using System.Data.Common;
using System.Text;
using nietras.SeparatedValues;

namespace Insights.Typed.Export.Files;

/// <summary>Writes rows as comma-separated values. A missing value is an empty field, in quotes if it is the only one: readers skip an empty line.</summary>
internal static class CsvFile
{
    public static async Task<long> WriteAsync(DbDataReader reader, Stream destination, CancellationToken cancellationToken)
    {
        var text = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 65536, leaveOpen: true) { NewLine = "\n" };
        await using (text.ConfigureAwait(false))
        {
            var csv = Sep.New(',').Writer(options => options with { Escape = true }).To(text, leaveOpen: true);
            await using (csv.ConfigureAwait(false))
            {
                var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
                csv.Header.Add(names);

                // Otherwise the writer writes it with its first row, which can follow a line of this class.
                await csv.Header.WriteAsync(cancellationToken).ConfigureAwait(false);
                var rows = 0L;
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows++;
                    if (names.Length == 1 && Format(reader, 0).Length == 0)
                    {
                        // The writer has no way to quote a field that needs no quotes.
                        await text.WriteLineAsync("\"\"".AsMemory(), cancellationToken).ConfigureAwait(false);
                        continue;
                    }

                    await using var row = csv.NewRow(cancellationToken);
                    for (var i = 0; i < names.Length; i++)
                    {
                        row[i].Set(Format(reader, i));
                    }
                }

                return rows;
            }
        }
    }

    private static string Format(DbDataReader reader, int ordinal) => reader.GetValue(ordinal) is var value and not DBNull ? CellText.Format(value) : "";
}

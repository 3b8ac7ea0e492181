using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>
/// The file of a report of any size, generated while it is sent. GUIDs and the customers' names are distinct in all rows, in the order of the
/// rows; other columns have few values.
/// </summary>
internal sealed class GeneratedReport
{
    private const int RowsPerBlock = 256;
    private const int Values = 16;

    private static readonly string Number = new('0', 12);

    private readonly byte[] header;
    private readonly byte[] block;
    private readonly int[] numberOffsets;

    /// <param name="dataset">The dataset, of which the report has all columns.</param>
    /// <param name="minLength">The length, without what completes the last block of rows.</param>
    public GeneratedReport(DatasetSchema dataset, long minLength)
    {
        header = Encoding.UTF8.GetBytes(string.Join(',', dataset.Columns.Select(column => column.Name)) + "\r\n");
        var rows = string.Concat(Enumerable.Range(0, RowsPerBlock).Select(row => string.Join(',', dataset.Columns.Select(column => GetText(column, row % Values))) + "\r\n"));
        block = Encoding.UTF8.GetBytes(rows);
        numberOffsets = [.. FindNumbers(block)];
        Blocks = (minLength / block.Length) + 1;
    }

    public long Rows => Blocks * RowsPerBlock;

    public long Length => header.Length + (Blocks * block.Length);

    private long Blocks { get; }

    public async Task WriteAsync(Stream destination, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(header, cancellationToken);
        var numbersPerRow = numberOffsets.Length / RowsPerBlock;
        for (var written = 0L; written < Blocks; written++)
        {
            for (var i = 0; i < numberOffsets.Length; i++)
            {
                Assert.True(Utf8Formatter.TryFormat((written * RowsPerBlock) + (i / numbersPerRow), block.AsSpan(numberOffsets[i]), out _, new('D', (byte)Number.Length)));
            }

            await destination.WriteAsync(block, cancellationToken);
        }
    }

    private static string GetText(ColumnSchema column, int value) => column.Kind switch
    {
        ValueKind.Text when column.Name == "CustomerName" => $"\"Customer, {Number}\"",
        ValueKind.Text => string.Create(CultureInfo.InvariantCulture, $"{column.Name} {value:D2}"),
        ValueKind.Integer => string.Create(CultureInfo.InvariantCulture, $"{1000 + value}"),
        ValueKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"{10 + value}.25"),
        ValueKind.Date => string.Create(CultureInfo.InvariantCulture, $"2026-01-{1 + value:D2}"),
        ValueKind.DateTime => string.Create(CultureInfo.InvariantCulture, $"2026-01-{1 + value:D2}T09:00:00Z"),
        ValueKind.Guid => $"00000000-0000-0000-0000-{Number}",
        ValueKind.Flag => column.BooleanFormat!.True,
    };

    private static IEnumerable<int> FindNumbers(byte[] block)
    {
        var number = Encoding.UTF8.GetBytes(Number);
        for (var offset = 0; block.AsSpan(offset).IndexOf(number) is >= 0 and var found; offset += found + number.Length)
        {
            yield return offset + found;
        }
    }
}

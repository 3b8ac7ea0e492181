using System.Text;
using CsvHelper;

namespace Insights.Typed.Tests.Reading;

/// <summary>
/// Compares the reader with CsvHelper, on the same bytes. If both accept a file, the records must be equal. Only this reader
/// may reject a file that the other one accepts, for a known reason; the reverse must not happen, since nothing would verify
/// the result.
/// </summary>
public sealed class OtherCsvReaderTests
{
    private static readonly string[] Pieces = ["a", "b", "Contoso", "é北😀", ",", ",", ",", "\"", "\"", "\"\"", "\n", "\r\n", " ", "0123456789012345678901234567890123456789012345678901234567890123"];

    /// <summary>Rows of an ordinary file, in one of the valid forms, over several buffers.</summary>
    [Theory]
    [InlineData(',', 11)]
    [InlineData('\t', 12)]
    public async Task Files_of_many_records_are_read_the_same(char separator, int seed)
    {
        var random = new Random(seed);
        for (var file = 0; file < Soak.Times(12); file++)
        {
            var width = random.Next(1, 30);
            var table = Enumerable.Range(0, random.Next(1, 3000)).Select(_ => RandomTables.Row(random, width)).ToList();
            var bytes = Encoding.UTF8.GetBytes(RandomTables.Write(random, table, separator));
            foreach (var scan in Records.Widths)
            {
                var (records, error) = await Records.TryReadAsync(bytes, (byte)separator, random.Next(4) == 0 ? int.MaxValue : random.Next(64, 70_000), Records.Limit, scan);

                Assert.Null(error);
                Assert.Equal(ReadWithCsvHelper(bytes, separator), records);
            }
        }
    }

    /// <summary>Short texts of special characters only, in chunks of every size.</summary>
    [Fact]
    public async Task Hostile_input_is_read_the_same_or_refused()
    {
        var random = new Random(13);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Soak.Times(8_000); i++)
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)])));
            var (records, error) = await Records.TryReadAsync(bytes, Records.Comma, random.Next(1, bytes.Length + 2), Records.Limit, Records.Widths[i % Records.Widths.Count]);
            if (error is null)
            {
                // A quote within an unquoted field is text here, as in the lenient mode of the reader.
                Assert.Equal(ReadWithCsvHelper(bytes, ',') ?? ReadWithCsvHelper(bytes, ',', CsvMalformedDataHandling.Recover), records);
                read++;
            }
            else
            {
                refused++;
            }
        }

        Assert.InRange(read, Soak.Times(800), Soak.Times(7_200));
        Assert.InRange(refused, Soak.Times(800), Soak.Times(7_200));
    }

    [Theory]
    [InlineData("a\rb\n", "a\rb")]
    [InlineData("a,b\r", "a|b\r")]
    public async Task A_carriage_return_alone_does_not_end_a_record(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', (await Records.ReadAsync(text)).Select(fields => string.Join('|', fields))));

    [Theory]
    [InlineData("a,b\nc\n", "Row 1 of the report (line 2) has 1 fields; the header has 2.")]
    [InlineData("a\nb,c\n", "Row 1 of the report (line 2) has 2 fields; the header has 1.")]
    [InlineData("a\n\"b\"c\n", "Line 2 of the report has a closing quote that is not followed by a separator or the end of the line.")]
    [InlineData("a\n\"b", "Line 2 of the report has an opening quote without a closing one.")]
    public async Task Errors_that_the_other_reader_corrects_are_refused(string text, string message)
    {
        using var lenient = CsvReader.Create(Encoding.UTF8.GetBytes(text), new CsvReaderOptions { Separator = ',', HasHeader = false });
        while (lenient.Read())
        {
        }

        Assert.Equal(message, await Records.RefusalAsync(text));
    }

    /// <summary>The records up to the end; null if it rejects the text.</summary>
    private static List<string[]>? ReadWithCsvHelper(byte[] bytes, char separator, CsvMalformedDataHandling malformed = CsvMalformedDataHandling.Throw)
    {
        var records = new List<string[]>();
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            MalformedData = malformed,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
        };
        try
        {
            using var reader = CsvReader.Create(bytes, options);
            while (reader.Read())
            {
                var fields = new string[reader.FieldCount];
                for (var i = 0; i < fields.Length; i++)
                {
                    fields[i] = Encoding.UTF8.GetString(reader.GetSpan(i));
                }

                records.Add(fields);
            }
        }
        catch (CsvFormatException)
        {
            return null;
        }

        return records;
    }
}

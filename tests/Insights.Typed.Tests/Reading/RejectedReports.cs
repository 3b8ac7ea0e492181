using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>Generated reports with all columns of the dataset Everything, some of whose values do not match the schema.</summary>
internal sealed class RejectedReports
{
    private static readonly string[] Columns = EverythingReports.Header.Split(',');
    private static readonly string[] TextValues = ["a", "Contoso, Ltd.", "two\nlines", "two\r\nlines", "say \"x\"", "é北😀", "", " "];

    private readonly Random random;

    public RejectedReports(int seed)
    {
        random = new Random(seed);
        var mismatchRate = random.Next(5) switch { 0 => 0.0, 1 => 0.01, 2 => 0.2, 3 => 0.7, _ => 1.0 };
        var lineBreak = random.Next(2) == 0 ? "\n" : "\r\n";
        var isQuotedAlways = random.Next(2) == 0;
        using var bytes = new MemoryStream();
        Write(string.Join(',', Columns) + lineBreak);
        var count = random.Next(3) == 0 ? random.Next(4) : random.Next(50, 1500);
        for (var row = 1; row <= count; row++)
        {
            var cells = Columns.Select(Valid).ToArray();
            var mismatches = new List<int>();
            if (random.NextDouble() < mismatchRate)
            {
                for (var i = random.Next(1, 3); i > 0; i--)
                {
                    var column = random.Next(Columns.Length);
                    if (Invalid(Columns[column]) is { } invalid)
                    {
                        cells[column] = (invalid, null);
                        mismatches.Add(column);
                    }
                }
            }

            var start = (int)bytes.Length;
            for (var i = 0; i < cells.Length; i++)
            {
                Write(i == 0 ? "" : ",");
                WriteField(cells[i].Text);
            }

            var record = bytes.ToArray()[start..];
            if (row < count || random.Next(2) == 0)
            {
                Write(lineBreak);
            }

            if (mismatches.Count == 0)
            {
                Accepted.Add([.. cells.Select(cell => cell.Value)]);
            }
            else
            {
                Rejected.Add(new(row, [.. mismatches.Select(i => Columns[i])], record, [.. cells.Select(cell => cell.Text)]));
            }
        }

        Bytes = bytes.ToArray();

        void Write(string text) => bytes.Write(Encoding.UTF8.GetBytes(text));

        void WriteField(byte[] content)
        {
            if (isQuotedAlways || content.AsSpan().IndexOfAny(",\"\r\n"u8) >= 0 || random.Next(8) == 0)
            {
                Write("\"");
                foreach (var value in content)
                {
                    bytes.WriteByte(value);
                    if (value == '"')
                    {
                        bytes.WriteByte(value);
                    }
                }

                Write("\"");
            }
            else
            {
                bytes.Write(content);
            }
        }
    }

    public byte[] Bytes { get; }

    public List<object?[]> Accepted { get; } = [];

    public List<Expected> Rejected { get; } = [];

    public byte[] Compress()
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(Bytes);
        }

        return output.ToArray();
    }

    public static object?[] GetValues(EverythingRow x) =>
    [
        x.Name, x.Seats, x.Price, x.Day, x.Moment, x.Id, x.IsOn, x.IsOne,
        x.MaybeName, x.MaybeSeats, x.MaybePrice, x.MaybeDay, x.MaybeMoment, x.MaybeId, x.MaybeOn, x.MaybeOne,
    ];

    private (byte[] Text, object? Value) Valid(string column)
    {
        if (column.StartsWith("Maybe", StringComparison.Ordinal))
        {
            return random.Next(2) == 0 ? ([], null) : CreateValue(column[5..], isNullable: true);
        }

        return CreateValue(column, isNullable: false);
    }

    private (byte[] Text, object? Value) CreateValue(string column, bool isNullable)
    {
        var number = random.Next(4) == 0 ? random.NextInt64() : random.Next(100_000);
        object value = column switch
        {
            "Name" => TextValues[random.Next(TextValues.Length)],
            "Seats" => number,
            "Price" => new decimal(random.Next(), random.Next(4) == 0 ? random.Next() : 0, 0, random.Next(2) == 0, (byte)random.Next(5)),
            "Day" => DateOnly.FromDayNumber(random.Next(700_000, 800_000)),
            "Moment" => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next()),
            "Id" => NewGuid(),
            _ => random.Next(2) == 0,
        };
        var text = (column, value) switch
        {
            ("IsOn" or "On", bool isOn) => isOn ? "Y" : random.Next(2) == 0 ? "N" : "no",
            (_, bool isOne) => isOne ? "1" : random.Next(2) == 0 ? "0" : "False",
            (_, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (_, DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };
        return (Encoding.UTF8.GetBytes(text), isNullable && text.Length == 0 ? null : value);
    }

    private byte[]? Invalid(string column) => column switch
    {
        "Name" or "MaybeName" => [(byte)'K', 0xF6, (byte)'l', (byte)'n'],
        "Seats" or "MaybeSeats" => Any("many", "1.5", "99999999999999999999"),
        "Price" or "MaybePrice" => Any("much", "1,5", "1..5"),
        "Day" or "MaybeDay" => Any("2026-13-01", "today", "2026-02-30"),
        "Moment" or "MaybeMoment" => Any("2026-01-01T25:00:00Z", "later"),
        "Id" or "MaybeId" => Any("no", "251DE3D4-8868-4032-B518-F142DA50522G"),
        _ => Any("maybe", "2", ""),
    } is { } bytes && (bytes.Length > 0 || !column.StartsWith("Maybe", StringComparison.Ordinal)) ? bytes : null;

    private byte[] Any(params string[] values) => Encoding.UTF8.GetBytes(values[random.Next(values.Length)]);

    private Guid NewGuid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    internal sealed record Expected(long Row, string[] Columns, byte[] Record, byte[][] Fields);
}

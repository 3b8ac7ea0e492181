using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Insights.Typed.Tests.Data;

/// <summary>A report with every type of column, with and without values, for the consumers of data readers.</summary>
internal static class ConsumedReport
{
    public const int Rows = 300;

    private static readonly InsightsQuery Query = Datasets.Everything.Select(x => new { x.Name, x.Seats, x.Price, x.Day, x.Moment, x.Id, x.IsOn, x.MaybeSeats, x.MaybeDay, x.MaybeMoment, x.MaybeOn });

    public static IReadOnlyList<ConsumedRow> Expected { get; } =
    [
        .. Enumerable.Range(0, Rows).Select(i => new ConsumedRow
        {
            Name = $"name, \"{i}\" é😀",
            Seats = i * 5_000_000_000L,
            Price = i - 0.123456789012345678m,
            Day = new DateOnly(1900, 1, 1).AddDays(i * 401),
            Moment = new DateTime(1999, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddDays(i).AddTicks(i * 10),
            Id = new Guid(i, 1, 2, new byte[8]),
            IsOn = i % 2 == 0,
            MaybeSeats = i % 3 == 0 ? null : i,
            MaybeDay = i % 4 == 0 ? null : new DateOnly(2026, 1, 1).AddDays(i),
            MaybeMoment = i % 5 == 0 ? null : new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i),
            MaybeOn = i % 7 == 0 ? null : i % 2 == 1,
        }),
    ];

    public static DbDataReader Open()
    {
        var text = new StringBuilder("Name,Seats,Price,Day,Moment,Id,IsOn,MaybeSeats,MaybeDay,MaybeMoment,MaybeOn\r\n");
        foreach (var row in Expected)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\"{row.Name!.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row.Seats},{row.Price},{row.Day:yyyy-MM-dd},{row.Moment:O},{row.Id},{(row.IsOn ? "Y" : "N")},{row.MaybeSeats},{row.MaybeDay:yyyy-MM-dd},{row.MaybeMoment:O},{row.MaybeOn switch { null => "", true => "Y", false => "N" }}\r\n");
        }

        return ReportFileReader.OpenDataReader(Query, new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The statement that creates a table for the report, from the reader's schema alone.</summary>
    public static string CreateTable(DbDataReader reader) =>
        $"CREATE TABLE report ({string.Join(", ", reader.GetColumnSchema().Select(c => $"\"{c.ColumnName}\" {GetTypeName(c)}{(c.AllowDBNull == true ? "" : " NOT NULL")}"))})";

    private static string GetTypeName(DbColumn column) =>
        column.DataType == typeof(decimal) ? $"{column.DataTypeName}({column.NumericPrecision}, {column.NumericScale})" : column.DataTypeName!;
}

/// <summary>A row as a program declares it if it knows the report's columns only by their names.</summary>
internal sealed record ConsumedRow
{
    public string? Name { get; set; }

    public long Seats { get; set; }

    public decimal Price { get; set; }

    public DateOnly Day { get; set; }

    public DateTime Moment { get; set; }

    public Guid Id { get; set; }

    public bool IsOn { get; set; }

    public long? MaybeSeats { get; set; }

    public DateOnly? MaybeDay { get; set; }

    public DateTime? MaybeMoment { get; set; }

    public bool? MaybeOn { get; set; }

    /// <summary>The row from a data reader of a database.</summary>
    public static ConsumedRow Read(System.Data.Common.DbDataReader reader) => new()
    {
        Name = reader.GetString(0),
        Seats = reader.GetInt64(1),
        Price = reader.GetDecimal(2),
        Day = reader.GetFieldValue<DateOnly>(3),
        Moment = reader.GetDateTime(4).ToUniversalTime(),
        Id = reader.GetGuid(5),
        IsOn = reader.GetBoolean(6),
        MaybeSeats = reader.IsDBNull(7) ? null : reader.GetInt64(7),
        MaybeDay = reader.IsDBNull(8) ? null : reader.GetFieldValue<DateOnly>(8),
        MaybeMoment = reader.IsDBNull(9) ? null : reader.GetDateTime(9).ToUniversalTime(),
        MaybeOn = reader.IsDBNull(10) ? null : reader.GetBoolean(10),
    };
}

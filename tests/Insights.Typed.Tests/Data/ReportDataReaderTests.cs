using System.Data;
using System.Data.Common;
using System.Text;
using Insights.Typed.Tests.Reading;

namespace Insights.Typed.Tests.Data;

/// <summary>A report as a data reader, as its consumers use it.</summary>
public sealed class ReportDataReaderTests
{
    private const string Row = "5,a,1.5,2026-05-03,2026-05-03T01:02:03Z,251DE3D4-8868-4032-B518-F142DA50522F,Y,0";
    private const string Header = "Seats,Name,Price,Day,Moment,Id,IsOn,IsOne,MaybeName,MaybeSeats,MaybePrice,MaybeDay,MaybeMoment,MaybeId,MaybeOn,MaybeOne";

    private static readonly Guid Id = new("251de3d4-8868-4032-b518-f142da50522f");

    [Fact]
    public void Each_column_has_the_type_of_its_schema_in_the_order_of_the_query()
    {
        using var reader = Open(Datasets.Everything.Select(x => new { x.Day, x.Name, x.Seats, x.MaybePrice, x.Moment, x.Id, x.IsOn, x.Customers }), $"{Header},Customers\n{Row},,,,,,,,,7\n");

        Assert.Equal(["Day", "Name", "Seats", "MaybePrice", "Moment", "Id", "IsOn", "Customers"], Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.Equal(
            [typeof(DateOnly), typeof(string), typeof(long), typeof(decimal), typeof(DateTime), typeof(Guid), typeof(bool), typeof(long)],
            Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType));
        Assert.Equal(["MaybePrice"], reader.GetColumnSchema().Where(c => c.AllowDBNull == true).Select(c => c.ColumnName));
        Assert.True(reader.Read());
        Assert.Equal(
            [new DateOnly(2026, 5, 3), "a", 5L, DBNull.Value, new DateTime(2026, 5, 3, 1, 2, 3), Id, true, 7L],
            Enumerable.Range(0, reader.FieldCount).Select(i => reader[i]));
        Assert.False(reader.Read());
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void Values_are_read_by_type()
    {
        using var reader = Open(Datasets.Everything, $"{Header}\n{Row},,,,,,,,\n");
        Assert.True(reader.Read());

        Assert.Equal((5L, 5, (short)5, (byte)5, 5m, 5d), (reader.GetInt64(Ordinal("Seats")), reader.GetInt32(Ordinal("Seats")), reader.GetInt16(Ordinal("Seats")), reader.GetByte(Ordinal("Seats")), reader.GetDecimal(Ordinal("Seats")), reader.GetDouble(Ordinal("Seats"))));
        Assert.Equal((1.5m, 1.5d, 1.5f), (reader.GetDecimal(Ordinal("price")), reader.GetDouble(Ordinal("Price")), reader.GetFloat(Ordinal("PRICE"))));
        Assert.Equal(("a", 'a', true, Id), (reader.GetString(Ordinal("Name")), reader.GetChar(Ordinal("Name")), reader.GetBoolean(Ordinal("IsOn")), reader.GetGuid(Ordinal("Id"))));
        Assert.Equal((new DateTime(2026, 5, 3), new DateOnly(2026, 5, 3)), (reader.GetDateTime(Ordinal("Day")), reader.GetFieldValue<DateOnly>(Ordinal("Day"))));
        Assert.Equal(DateTimeKind.Utc, reader.GetDateTime(Ordinal("Moment")).Kind);
        Assert.Equal(new DateTimeOffset(2026, 5, 3, 1, 2, 3, TimeSpan.Zero), reader.GetFieldValue<DateTimeOffset>(Ordinal("Moment")));
        Assert.True(reader.IsDBNull(Ordinal("MaybeSeats")));
        Assert.False(reader.IsDBNull(Ordinal("Seats")));
        Assert.Equal(DBNull.Value, reader["MaybeDay"]);
        Assert.Throws<InvalidCastException>(() => reader.GetInt64(Ordinal("MaybeSeats")));
        Assert.Throws<InvalidCastException>(() => reader.GetInt64(Ordinal("Name")));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<DateOnly>(Ordinal("Moment")));
        Assert.Throws<InvalidCastException>(() => reader.GetBytes(Ordinal("Name"), 0, null, 0, 0));
        Assert.Throws<IndexOutOfRangeException>(() => Ordinal("Nothing"));
        Assert.Throws<IndexOutOfRangeException>(() => reader["Nothing"]);
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetName(reader.FieldCount));
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetValue(reader.FieldCount));

        int Ordinal(string name) => reader.GetOrdinal(name);
    }

    [Fact]
    public async Task The_schema_has_the_database_name_of_each_type()
    {
        await using var reader = Open(Datasets.Everything.Select(x => new { x.Name, x.Seats, x.MaybePrice, x.Day, x.Moment, x.Id, x.IsOn }), $"{Header}\n");
        (string, Type, int?, int?, bool?)[] expected =
        [
            ("text", typeof(string), null, null, false), ("bigint", typeof(long), 19, 0, false), ("numeric", typeof(decimal), 38, 18, true),
            ("date", typeof(DateOnly), null, null, false), ("timestamp with time zone", typeof(DateTime), null, null, false),
            ("uuid", typeof(Guid), null, null, false), ("boolean", typeof(bool), null, null, false),
        ];
        var columns = reader.GetColumnSchema();

        Assert.Equal(expected, columns.Select(c => (c.DataTypeName!, c.DataType!, c.NumericPrecision, c.NumericScale, c.AllowDBNull)));
        Assert.Equal(expected, (await reader.GetColumnSchemaAsync(TestContext.Current.CancellationToken)).Select(c => (c.DataTypeName!, c.DataType!, c.NumericPrecision, c.NumericScale, c.AllowDBNull)));
        Assert.Equal(expected, (await reader.GetSchemaTableAsync(TestContext.Current.CancellationToken))!.Rows.Cast<DataRow>().Select(r =>
            ((string)r["DataTypeName"], (Type)r["DataType"], Number(r["NumericPrecision"]), Number(r["NumericScale"]), (bool?)r["AllowDBNull"])));
        Assert.Equal(expected.Select(e => (e.Item1, e.Item2)), Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetDataTypeName(i), reader.GetFieldType(i))));
        Assert.All(columns, c => Assert.Equal((c.ColumnName, "Everything", false), (c.BaseColumnName, c.BaseTableName, c.IsReadOnly)));

        static int? Number(object value) => value is short number ? number : null;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Nothing_is_read_after_NextResult(int before)
    {
        await using var reader = Open(Datasets.Everything.Select(x => x.Seats), "Seats\n1\n2\n3\n");
        Assert.True(reader.HasRows);
        for (var i = 0; i < before; i++)
        {
            Assert.True(reader.Read());
        }

        Assert.False(await reader.NextResultAsync(TestContext.Current.CancellationToken));
        Assert.Equal((false, false), (reader.HasRows, reader.Read()));
        Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Throws<InvalidOperationException>(() => reader.GetInt64(0));
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void A_time_at_midnight_is_not_a_day()
    {
        using var reader = Open(Datasets.Everything.Select(x => x.Moment), "Moment\n2026-05-03\n");
        Assert.True(reader.Read());

        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<DateOnly>(0));
    }

    [Fact]
    public void A_loaded_data_table_can_be_edited()
    {
        using var reader = Open(Datasets.Everything.Select(x => new { x.Name, x.Day, x.MaybeSeats }), "MaybeSeats,Name,Day\n1,a,2026-05-03\n");
        using var table = new DataTable();
        table.Load(reader);
        var row = table.Rows[0];
        row.BeginEdit();
        (row["Name"], row["Day"], row["MaybeSeats"]) = ("b", new DateOnly(2026, 5, 4), DBNull.Value);
        row.EndEdit();
        table.Rows.Add("c", new DateOnly(2026, 5, 5), 7L);

        Assert.Equal(["b", new DateOnly(2026, 5, 4), DBNull.Value], row.ItemArray);
        Assert.Equal([false, false, true], table.Columns.Cast<DataColumn>().Select(c => c.AllowDBNull));
    }

    [Fact]
    public void A_data_table_loads_all_rows()
    {
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},name {i % 7}\n"));
        using var reader = Open(Datasets.Everything.Select(x => new { x.Name, x.MaybeSeats }), "MaybeSeats,Name\n,none\n" + rows);
        using var table = new DataTable();
        table.Load(reader);

        Assert.Equal([("Name", typeof(string)), ("MaybeSeats", typeof(long))], table.Columns.Cast<DataColumn>().Select(c => (c.ColumnName, c.DataType)));
        Assert.Equal(1001, table.Rows.Count);
        Assert.Equal(["none", DBNull.Value], table.Rows[0].ItemArray);
        Assert.Equal(["name 5", 999L], table.Rows[1000].ItemArray);
    }

    [Fact]
    public async Task It_can_be_read_asynchronously()
    {
        await using var reader = Open(Datasets.Everything.Select(x => x.Seats), "Seats\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i}\n")), chunk: 1000);
        var sum = 0L;
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            sum += reader.GetInt64(0);
        }

        Assert.Equal(49_995_000, sum);
    }

    [Theory]
    [InlineData("Seats\n1\n", true)]
    [InlineData("Seats\n", false)]
    public void HasRows_consumes_no_row(string text, bool expected)
    {
        using var reader = Open(Datasets.Everything.Select(x => x.Seats), text);

        Assert.Equal((expected, expected), (reader.HasRows, reader.HasRows));
        Assert.Equal(expected, reader.Read());
        Assert.False(reader.Read());
        Assert.Equal(expected, reader.HasRows);
    }

    [Fact]
    public void A_mismatch_is_reported_when_its_row_is_read()
    {
        using var reader = Open(Datasets.Everything.Select(x => x.Seats), "Seats\n1\nx\n");

        Assert.True(reader.Read());
        Assert.Equal((2, "Seats"), Assert.Throws<ReportFormatException>(() => reader.Read()) is var error ? (error.RowNumber, error.ColumnName) : default);
        Assert.Throws<InvalidOperationException>(() => reader.GetInt64(0));
    }

    [Fact]
    public void No_value_is_available_before_the_first_row_after_the_last_or_after_Close()
    {
        var reader = Open(Datasets.Everything.Select(x => x.Seats), "Seats\n1\n");
        Assert.Throws<InvalidOperationException>(() => reader.GetInt64(0));
        Assert.True(reader.Read());
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.IsDBNull(0));
        reader.Close();
        reader.Dispose();

        Assert.True(reader.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => reader.Read());
        Assert.Throws<ObjectDisposedException>(() => reader.GetInt64(0));
    }

    [Fact]
    public async Task A_canceled_read_is_canceled()
    {
        await using var reader = Open(Datasets.Everything.Select(x => x.Seats), "Seats\n1\n");
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(source.Token));
    }

    private static DbDataReader Open(InsightsQuery query, string text, int chunk = int.MaxValue) =>
        ReportFileReader.OpenDataReader(query, new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk));
}

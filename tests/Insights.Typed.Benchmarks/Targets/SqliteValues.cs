using System.Buffers;
using SQLitePCL;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>The values of a column as SQLite has them: integers, double-precision numbers, and text as its bytes.</summary>
internal sealed class SqliteValues
{
    private readonly List<int> types = [];
    private readonly List<long> numbers = [];
    private readonly ArrayBufferWriter<byte> texts = new();

    public int Count => types.Count;

    /// <summary>Reads all values of a query.</summary>
    public static SqliteValues[] Read(sqlite3 database, string sql)
    {
        Check(raw.sqlite3_prepare_v2(database, sql, out var statement));
        using (statement)
        {
            var columns = Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(_ => new SqliteValues()).ToArray();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(statement, i);
                }
            }

            return columns;
        }
    }

    /// <summary>Binds the value of a row to a parameter.</summary>
    public void Bind(sqlite3_stmt statement, int parameter, int row) => Check(types[row] switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(statement, parameter, numbers[row]),
        raw.SQLITE_FLOAT => raw.sqlite3_bind_double(statement, parameter, BitConverter.Int64BitsToDouble(numbers[row])),
        _ => raw.sqlite3_bind_text(statement, parameter, texts.WrittenSpan.Slice((int)(numbers[row] >> 32), (int)numbers[row])),
    });

    public static void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new InvalidOperationException($"SQLite returned {result}.");
        }
    }

    private void Add(sqlite3_stmt statement, int ordinal)
    {
        var type = raw.sqlite3_column_type(statement, ordinal);
        types.Add(type);
        switch (type)
        {
            case raw.SQLITE_INTEGER:
                numbers.Add(raw.sqlite3_column_int64(statement, ordinal));
                break;
            case raw.SQLITE_FLOAT:
                numbers.Add(BitConverter.DoubleToInt64Bits(raw.sqlite3_column_double(statement, ordinal)));
                break;
            case raw.SQLITE_TEXT:
                var text = raw.sqlite3_column_blob(statement, ordinal);
                numbers.Add(((long)texts.WrittenCount << 32) | (uint)text.Length);
                texts.Write(text);
                break;
            default:
                throw new NotSupportedException($"No value of the type {type} is expected.");
        }
    }
}

using System.Globalization;
using Insights.Typed.Explore.Queries;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Explore.Results;

/// <summary>
/// The rows of one result in a database file, so that memory use does not depend on their number. A page of rows takes some milliseconds; the
/// first sort by a column and a chart read all rows.
/// </summary>
internal sealed class ResultTable : IAsyncDisposable
{
    /// <summary>Limits of the rows that are in memory while all are read.</summary>
    private const int MaxReadRows = 2000;
    private const int MaxReadCharacters = 4 * 1024 * 1024;

    private readonly string path;
    private readonly ResultConnection connection;
    private readonly ResultLoading loading;
    private readonly SortKey[] keys;
    private readonly HashSet<int> sortedColumns = [];
    private long rowCount;

    public ResultTable(string path, IReadOnlyList<ResultColumn> columns)
    {
        this.path = path;
        Columns = columns;
        keys = [.. columns.Select(column => new SortKey(column))];
        connection = new ResultConnection(path);
        var database = connection.Connection;

        // Nobody reads the file after a crash, so nothing must reach the disk in time. The journal has only the pages before the loading.
        Execute(database, "PRAGMA journal_mode = MEMORY");
        Execute(database, "PRAGMA synchronous = OFF");
        Execute(database, "PRAGMA locking_mode = EXCLUSIVE");
        Execute(database, "PRAGMA temp_store = FILE");
        Execute(database, $"CREATE TABLE rows ({string.Join(", ", columns.Select((_, index) => $"{GetName(index)} TEXT"))})");
        for (var i = 0; i < keys.Length; i++)
        {
            if (!keys[i].IsText)
            {
                database.CreateFunction<byte[]?, object?>(GetKeyFunction(i), keys[i].Get, isDeterministic: true);
                database.CreateFunction<byte[]?, object?>(GetValueFunction(i), keys[i].GetValue, isDeterministic: true);
            }
        }

        loading = new ResultLoading(database, columns.Count);
    }

    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>The number of rows so far.</summary>
    public long RowCount => Interlocked.Read(ref rowCount);

    /// <summary>Gets the names of the columns in which no row has a value.</summary>
    public IEnumerable<string> EmptyColumns => RowCount == 0 ? [] : Columns.Where((_, index) => !loading.HasValue(index)).Select(column => column.Name);

    /// <summary>Finds the index of a column by its name, in any letter case.</summary>
    /// <exception cref="ExploreException">The result has no such column.</exception>
    public int FindColumn(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new ExploreException(ExploreFailure.BadRequest, "The result has no column of this name.");
    }

    /// <summary>Appends rows.</summary>
    public Task AppendAsync(IReadOnlyList<TextRow> rows) => connection.UseAsync(
        _ =>
        {
            foreach (var row in rows)
            {
                loading.Insert(row.Values);
            }

            Interlocked.Add(ref rowCount, rows.Count);
            return rows.Count;
        },
        CancellationToken.None);

    /// <summary>Completes the loading. No rows can be appended after it.</summary>
    public Task CompleteAsync() => connection.UseAsync(
        _ =>
        {
            loading.Complete();
            return 0;
        },
        CancellationToken.None);

    /// <summary>Reads rows in the order of the report.</summary>
    public Task<List<string?[]>> ReadAsync(long offset, int count, CancellationToken cancellationToken) => connection.UseAsync(
        database => Query(database, RowsFrom, ReadRow, offset, count), cancellationToken);

    /// <summary>Reads the next rows in the order of the report, as many as fit into memory; none at the end.</summary>
    public Task<List<string?[]>> ReadSomeAsync(long offset, CancellationToken cancellationToken) => connection.UseAsync(
        database =>
        {
            var characters = 0L;
            return Query(database, RowsFrom, ReadRow, row => (characters += row.Sum(value => value?.Length ?? 0)) >= MaxReadCharacters, offset, MaxReadRows);
        },
        cancellationToken);

    /// <summary>Reads rows in the order of a column. Missing values are first; rows with the same value are in the order of the report, or in its reverse.</summary>
    public Task<List<string?[]>> ReadSortedAsync(int column, bool isDescending, long offset, int count, CancellationToken cancellationToken) => connection.UseAsync(
        database =>
        {
            CreateIndex(database, column);

            // The index alone skips the rows before the page; each row of the page is then read by its number.
            var direction = isDescending ? "DESC" : "ASC";
            var numbers = Query(
                database, $"SELECT rowid FROM rows ORDER BY {GetKey(column)} {direction}, rowid {direction} LIMIT $1 OFFSET $2", reader => reader.GetInt64(0), count, offset);
            return numbers.ConvertAll(number => Query(database, $"SELECT {AllColumns} FROM rows WHERE rowid = $1", ReadRow, number)[0]);
        },
        cancellationToken);

    /// <summary>Runs a query whose text contains only names of <see cref="GetName"/> and <see cref="GetValue"/>.</summary>
    public Task<List<T>> QueryAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellationToken) =>
        connection.UseAsync(database => Query(database, sql, read), cancellationToken);

    public static string GetName(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    /// <summary>Gets the expression for a column's values of its type: null for a value that does not fit it.</summary>
    public string GetValue(int column) => keys[column].IsText ? GetName(column) : $"{GetValueFunction(column)}({GetName(column)})";

    /// <summary>Ends a query that is in progress, and deletes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await loading.DisposeAsync().ConfigureAwait(false);
        ResultFolder.DeleteFile(path);
    }

    private string RowsFrom => $"SELECT {AllColumns} FROM rows WHERE rowid > $1 ORDER BY rowid LIMIT $2";

    private string AllColumns => string.Join(", ", Columns.Select((_, index) => GetName(index)));

    private static string GetKeyFunction(int column) => string.Create(CultureInfo.InvariantCulture, $"key{column}");

    private static string GetValueFunction(int column) => string.Create(CultureInfo.InvariantCulture, $"value{column}");

    /// <summary>Gets the expression by which a column is ordered.</summary>
    private string GetKey(int column) => keys[column].IsText ? $"{GetName(column)} COLLATE NOCASE" : $"{GetKeyFunction(column)}({GetName(column)})";

    private void CreateIndex(SqliteConnection database, int column)
    {
        if (!sortedColumns.Contains(column))
        {
            Execute(database, string.Create(CultureInfo.InvariantCulture, $"CREATE INDEX sorted{column} ON rows ({GetKey(column)})"));

            // Last: an index whose creation was canceled does not exist.
            sortedColumns.Add(column);
        }
    }

    private string?[] ReadRow(SqliteDataReader reader)
    {
        var row = new string?[Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
        }

        return row;
    }

    private static List<T> Query<T>(SqliteConnection database, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<long> parameters) =>
        Query(database, sql, read, isLast: _ => false, parameters);

    private static List<T> Query<T>(SqliteConnection database, string sql, Func<SqliteDataReader, T> read, Func<T, bool> isLast, params ReadOnlySpan<long> parameters)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), parameters[i]);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while ((rows.Count == 0 || !isLast(rows[^1])) && reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

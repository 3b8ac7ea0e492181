using System.Globalization;
using Insights.Typed.Explore.Queries;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Explore.Results;

/// <summary>
/// The rows of one result in a database file, so that memory use does not depend on their number. One connection writes and reads; a gate
/// lets one caller use it at a time, for some milliseconds, except for the first sort by a column.
/// </summary>
internal sealed class ResultTable : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction loading;
    private readonly SqliteCommand insertion;
    private readonly SortKey[] keys;
    private readonly bool[] hasValues;
    private readonly HashSet<int> sortedColumns = [];
    private long rowCount;
    private bool isLoading = true;
    private bool isDisposed;

    static ResultTable() => SQLitePCL.Batteries_V2.Init();

    public ResultTable(string path, IReadOnlyList<ResultColumn> columns)
    {
        this.path = path;
        Columns = columns;
        keys = [.. columns.Select(column => new SortKey(column))];
        hasValues = new bool[columns.Count];
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();

        // Nobody reads the file after a crash, so nothing must reach the disk in time. The journal has only the pages before the loading.
        Execute("PRAGMA journal_mode = MEMORY");
        Execute("PRAGMA synchronous = OFF");
        Execute("PRAGMA locking_mode = EXCLUSIVE");
        Execute("PRAGMA temp_store = FILE");
        Execute($"CREATE TABLE rows ({string.Join(", ", columns.Select((_, index) => $"{GetName(index)} TEXT"))})");
        for (var i = 0; i < keys.Length; i++)
        {
            if (!keys[i].IsText)
            {
                connection.CreateFunction<string?, object?>(GetKeyFunction(i), keys[i].Get, isDeterministic: true);
            }
        }

        loading = connection.BeginTransaction();
        insertion = connection.CreateCommand();
        insertion.CommandText = $"INSERT INTO rows VALUES ({string.Join(", ", columns.Select((_, index) => $"${GetName(index)}"))})";
        for (var i = 0; i < columns.Count; i++)
        {
            insertion.Parameters.Add($"${GetName(i)}", SqliteType.Text);
        }
    }

    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>The number of rows so far.</summary>
    public long RowCount => Interlocked.Read(ref rowCount);

    /// <summary>Gets the names of the columns in which no row has a value.</summary>
    public IEnumerable<string> EmptyColumns => RowCount == 0 ? [] : Columns.Where((_, index) => !hasValues[index]).Select(column => column.Name);

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
    public Task AppendAsync(IReadOnlyList<TextRow> rows, CancellationToken cancellationToken) => UseAsync(
        () =>
        {
            foreach (var row in rows)
            {
                Insert(row.Values);
            }

            Interlocked.Add(ref rowCount, rows.Count);
            return rows.Count;
        },
        cancellationToken);

    /// <summary>Completes the loading. No rows can be appended after it.</summary>
    public Task CompleteAsync() => UseAsync(
        () =>
        {
            CompleteLoading();
            return 0;
        },
        CancellationToken.None);

    /// <summary>Reads rows in the order of the report.</summary>
    public Task<List<string?[]>> ReadAsync(long offset, int count, CancellationToken cancellationToken) => UseAsync(
        () => Query($"SELECT {AllColumns} FROM rows WHERE rowid > $1 ORDER BY rowid LIMIT $2", ReadRow, offset, count), cancellationToken);

    /// <summary>Reads rows in the order of a column. Missing values are first; rows with the same value are in the order of the report, or in its reverse.</summary>
    public Task<List<string?[]>> ReadSortedAsync(int column, bool isDescending, long offset, int count, CancellationToken cancellationToken) => UseAsync(
        () =>
        {
            CreateIndex(column);

            // The index alone skips the rows before the page; each row of the page is then read by its number.
            var direction = isDescending ? "DESC" : "ASC";
            var numbers = Query($"SELECT rowid FROM rows ORDER BY {GetKey(column)} {direction}, rowid {direction} LIMIT $1 OFFSET $2", reader => reader.GetInt64(0), count, offset);
            return numbers.ConvertAll(number => Query($"SELECT {AllColumns} FROM rows WHERE rowid = $1", ReadRow, number)[0]);
        },
        cancellationToken);

    /// <summary>Runs a query whose text contains only names of <see cref="GetName"/> and <see cref="GetKey"/>.</summary>
    public Task<List<T>> QueryAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellationToken) =>
        UseAsync(() => Query(sql, read), cancellationToken);

    public static string GetName(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    /// <summary>Gets the expression by which a column is ordered.</summary>
    public string GetKey(int column) => keys[column].IsText ? $"{GetName(column)} COLLATE NOCASE" : $"{GetKeyFunction(column)}({GetName(column)})";

    /// <summary>Deletes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!isDisposed)
            {
                isDisposed = true;
                await insertion.DisposeAsync().ConfigureAwait(false);
                await loading.DisposeAsync().ConfigureAwait(false);
                await connection.DisposeAsync().ConfigureAwait(false);
                File.Delete(path);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private string AllColumns => string.Join(", ", Columns.Select((_, index) => GetName(index)));

    private static string GetKeyFunction(int column) => string.Create(CultureInfo.InvariantCulture, $"key{column}");

    private void CompleteLoading()
    {
        if (isLoading)
        {
            isLoading = false;
            loading.Commit();
        }
    }

    private void Insert(IReadOnlyList<string?> values)
    {
        for (var i = 0; i < hasValues.Length; i++)
        {
            insertion.Parameters[i].Value = (object?)values[i] ?? DBNull.Value;
            hasValues[i] |= values[i] is not null;
        }

        insertion.ExecuteNonQuery();
    }

    private void CreateIndex(int column)
    {
        if (sortedColumns.Add(column))
        {
            Execute(string.Create(CultureInfo.InvariantCulture, $"CREATE INDEX sorted{column} ON rows ({GetKey(column)})"));
        }
    }

    private async Task<T> UseAsync<T>(Func<T> use, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return isDisposed ? throw new ExploreException(ExploreFailure.NotFound, "The result was deleted.") : use();
        }
        finally
        {
            gate.Release();
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

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<long> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), parameters[i]);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

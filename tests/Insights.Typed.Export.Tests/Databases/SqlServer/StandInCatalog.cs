using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Typed.Export.Tests.Tds;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>The tables of the stand-in, with the types that SQLite does not have, and the statements on them.</summary>
internal sealed partial class StandInCatalog
{
    private const string DatabaseCollation = "SQL_Latin1_General_CP1_CI_AS";

    public static readonly IReadOnlyList<TdsColumn> ColumnsResult =
    [
        TdsColumn.Text("name"), TdsColumn.Text("type"), TdsColumn.Integer("max_length", bytes: 2), TdsColumn.Integer("precision", bytes: 1), TdsColumn.Integer("scale", bytes: 1), TdsColumn.Bit("is_nullable"), TdsColumn.Text("collation_name"),
    ];

    private readonly SqliteConnection connection;
    private readonly string schema;

    public StandInCatalog(SqliteConnection connection, string schema)
    {
        this.connection = connection;
        this.schema = schema;
        Execute(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS _schemas (name TEXT PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS _columns (tbl TEXT COLLATE NOCASE, name TEXT COLLATE NOCASE, type TEXT, length INTEGER, precision INTEGER, scale INTEGER, is_nullable INTEGER, collation TEXT, PRIMARY KEY (tbl, name));
            """);
    }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CreateCommand(sql, values);
        return command.ExecuteNonQuery();
    }

    public bool HasSchema(string name) => ReadAll("SELECT name FROM _schemas WHERE name = @name", ("@name", name)).Count > 0;

    public IReadOnlyList<object?[]> QueryColumns(SchemaObjectName table) => table.SchemaIdentifier.Value != schema ? []
        : [.. GetColumns(table.BaseIdentifier.Value).Select(column => new object?[] { column.Name, column.Type, (long)column.Length, (long)column.Precision, (long)column.Scale, column.IsNullable, column.Collation })];

    public StandInTable Get(SchemaObjectName name)
    {
        Assert.Equal(schema, name.SchemaIdentifier?.Value ?? schema);
        return GetColumns(name.BaseIdentifier.Value) is { Count: > 0 } columns ? new(name.BaseIdentifier.Value, columns) : throw new TdsException(new(208, 16, $"Invalid object name '{name.BaseIdentifier.Value}'."));
    }

    /// <summary>Gets a table by its quoted name.</summary>
    public StandInTable Get(string name) => Get(ParseName(name));

    public static SchemaObjectName ParseName(string name) => ((NamedTableReference)Assert.Single(((QuerySpecification)((SelectStatement)TransactSql.Parse($"SELECT * FROM {name}")).QueryExpression).FromClause.TableReferences)).SchemaObject;

    public (IReadOnlyList<TdsColumn> Columns, IReadOnlyCollection<object?[]> Rows) Query(TdsStatement statement, SelectStatement select)
    {
        var query = (QuerySpecification)select.QueryExpression;
        var table = Get(((NamedTableReference)Assert.Single(query.FromClause.TableReferences)).SchemaObject);
        var columns = query.SelectElements.Cast<SelectScalarExpression>()
            .Select(element => table.Columns.Single(column => column.Name == ((ColumnReferenceExpression)element.Expression).MultiPartIdentifier.Identifiers[^1].Value).ToTds())
            .Select(column => column.Type == TdsType.NVarChar ? column with { Length = TdsColumn.Unlimited } : column).ToList();
        return (columns, [.. ReadAll(Translate(statement.Text), GetValues(statement)).Select(row => row.Select((value, i) => StandInValue.FromSqlite(columns[i].Type, value)).ToArray())]);
    }

    public int Change(TdsStatement statement, TSqlStatement change)
    {
        switch (change)
        {
            case CreateSchemaStatement create:
                return Execute("INSERT INTO _schemas VALUES (@name)", ("@name", create.Name.Value));
            case CreateTableStatement create:
                CreateTable(create);
                return 0;
            case AlterTableAddTableElementStatement alter:
                foreach (var column in alter.Definition.ColumnDefinitions)
                {
                    AddColumn(Get(alter.SchemaObjectName).Name, column);
                }

                return 0;
            case AlterTableAlterColumnStatement alter:
                // Without a collation, the column gets that of the database.
                return Execute(
                    "UPDATE _columns SET is_nullable = @nullable, length = @length, collation = CASE WHEN collation IS NULL THEN NULL ELSE @collation END WHERE tbl = @table AND name = @name",
                    ("@table", Get(alter.SchemaObjectName).Name),
                    ("@name", alter.ColumnIdentifier.Value),
                    ("@nullable", alter.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull),
                    ("@length", GetLength((SqlDataTypeReference)alter.DataType)),
                    ("@collation", alter.Collation?.Value ?? DatabaseCollation));
            case AlterTableDropTableElementStatement alter:
                var name = Assert.Single(alter.AlterTableDropTableElements).Name.Value;
                Execute("DELETE FROM _columns WHERE tbl = @table AND name = @name", ("@table", Get(alter.SchemaObjectName).Name), ("@name", name));
                return Execute($"ALTER TABLE {Quote(Get(alter.SchemaObjectName).Name)} DROP COLUMN {Quote(name)}");
            case InsertStatement or UpdateStatement or DeleteStatement:
                return Execute(Translate(statement.Text), GetValues(statement));
            default:
                throw new NotSupportedException(statement.Text);
        }
    }

    /// <summary>Inserts rows of a bulk load, whose columns must be those of the table.</summary>
    public void Insert(StandInTable table, TdsBulkLoad load)
    {
        using var command = CreateCommand($"INSERT INTO {Quote(table.Name)} ({string.Join(", ", load.Columns.Select(column => Quote(column.Name)))}) VALUES ({string.Join(", ", load.Columns.Select((_, i) => $"@v{i}"))})", [.. load.Columns.Select((_, i) => ($"@v{i}", (object?)""))]);
        foreach (var row in load.Rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is null && !table.Columns.Single(column => column.Name == load.Columns[i].Name).IsNullable)
                {
                    throw new TdsException(new(515, 16, $"Cannot insert the value NULL into column '{load.Columns[i].Name}'."));
                }

                command.Parameters[i].Value = StandInValue.ToSqlite(row[i]);
            }

            command.ExecuteNonQuery();
        }
    }

    private void CreateTable(CreateTableStatement create)
    {
        var name = create.SchemaObjectName.BaseIdentifier.Value;
        if (GetColumns(name).Count > 0)
        {
            // The statement has a condition.
            return;
        }

        var key = create.Definition.TableConstraints.OfType<UniqueConstraintDefinition>().SingleOrDefault();
        var parts = create.Definition.ColumnDefinitions.Select(column => Quote(column.ColumnIdentifier.Value));
        if (key is not null)
        {
            parts = parts.Append($"PRIMARY KEY ({string.Join(", ", key.Columns.Select(column => Quote(column.Column.MultiPartIdentifier.Identifiers[^1].Value)))})");
        }

        Execute($"CREATE TABLE {Quote(name)} ({string.Join(", ", parts)})");
        foreach (var column in create.Definition.ColumnDefinitions)
        {
            Describe(name, column);
        }
    }

    private void AddColumn(string table, ColumnDefinition column)
    {
        Execute($"ALTER TABLE {Quote(table)} ADD COLUMN {Quote(column.ColumnIdentifier.Value)}");
        Describe(table, column);
    }

    private void Describe(string table, ColumnDefinition column)
    {
        var type = (SqlDataTypeReference)column.DataType;
        var name = type.Name.BaseIdentifier.Value.ToLowerInvariant();
        var numbers = type.Parameters.Select(parameter => parameter is MaxLiteral ? -1 : int.Parse(parameter.Value, CultureInfo.InvariantCulture)).ToList();
        Execute(
            "INSERT INTO _columns VALUES (@table, @name, @type, @length, @precision, @scale, @nullable, @collation)",
            ("@table", table),
            ("@name", column.ColumnIdentifier.Value),
            ("@type", name),
            ("@length", GetLength(type)),
            ("@precision", name == "decimal" ? numbers[0] : 0),
            ("@scale", name == "decimal" ? numbers[1] : name == "datetime2" ? numbers[0] : 0),
            ("@nullable", column.Constraints.OfType<NullableConstraintDefinition>().SingleOrDefault()?.Nullable ?? true),
            ("@collation", name == "nvarchar" ? column.Collation?.Value ?? DatabaseCollation : null));
    }

    private static int GetLength(SqlDataTypeReference type) => type.SqlDataTypeOption != SqlDataTypeOption.NVarChar ? 8
        : type.Parameters[0] is MaxLiteral ? -1 : 2 * int.Parse(type.Parameters[0].Value, CultureInfo.InvariantCulture);

    private List<StandInColumn> GetColumns(string table) => [.. ReadAll(
        "SELECT name, type, length, precision, scale, is_nullable, collation FROM _columns WHERE tbl = @table ORDER BY rowid", ("@table", table)).Select(row =>
        new StandInColumn((string)row[0]!, (string)row[1]!, (short)(long)row[2]!, (byte)(long)row[3]!, (byte)(long)row[4]!, (long)row[5]! == 1, (string?)row[6]))];

    private List<object?[]> ReadAll(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CreateCommand(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    private SqliteCommand CreateCommand(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, StandInValue.ToSqlite(value));
        }

        return command;
    }

    private static (string, object?)[] GetValues(TdsStatement statement) => [.. statement.Parameters.Select(parameter => (parameter.Column.Name, parameter.Value))];

    /// <summary>Translates names and what SQLite does not have.</summary>
    private string Translate(string sql) => Name().Replace(
        sql.Replace($"[{schema.Replace("]", "]]", StringComparison.Ordinal)}].", "", StringComparison.Ordinal).Replace(" WITH (READUNCOMMITTED)", "", StringComparison.Ordinal),
        match => Quote(match.Groups[1].Value.Replace("]]", "]", StringComparison.Ordinal)));

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"\[((?:[^\]]|\]\])*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

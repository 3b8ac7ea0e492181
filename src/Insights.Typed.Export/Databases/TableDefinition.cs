using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>A table to create.</summary>
/// <param name="Name">The name.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Key">The names of the columns of the primary key; empty for none.</param>
internal sealed record TableDefinition(string Name, IReadOnlyList<ColumnDefinition> Columns, IReadOnlyList<string> Key)
{
    public string GetCreateSql(DatabaseDialect dialect)
    {
        var definitions = Columns.Select(column => column.GetSql(dialect));
        var parts = Key.Count == 0 ? definitions : definitions.Append($"PRIMARY KEY ({string.Join(", ", Key.Select(DatabaseDialect.Quote))})");
        return $"CREATE TABLE IF NOT EXISTS {dialect.GetTableName(Name)} ({string.Join(", ", parts)})";
    }
}

/// <summary>A column to create.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="IsNullable">Whether a value can be missing.</param>
internal sealed record ColumnDefinition(string Name, ColumnType Type, bool IsNullable)
{
    public string GetSql(DatabaseDialect dialect) => $"{DatabaseDialect.Quote(Name)} {dialect.GetTypeDefinition(Type)}{(IsNullable ? "" : " NOT NULL")}";
}

/// <summary>A column that exists.</summary>
/// <param name="Name">The name.</param>
/// <param name="TypeName">The name of the type in the database's catalog.</param>
/// <param name="IsNullable">Whether a value can be missing.</param>
internal sealed record TableColumn(string Name, string TypeName, bool IsNullable);

using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>A change of a table that makes it accept the rows of a report.</summary>
/// <param name="Description">The change in words.</param>
/// <param name="Sql">The statement.</param>
internal sealed record TableChange(string Description, string Sql)
{
    /// <summary>Compares a table with the one that a report needs.</summary>
    /// <param name="dialect">The database.</param>
    /// <param name="table">The table that the report needs.</param>
    /// <param name="existing">The columns of the table; empty if it does not exist.</param>
    /// <param name="isOlder">true if the report is older than rows of the table: it may lack columns that were gained since, whose values are then missing.</param>
    /// <exception cref="ExportException">A change would lose data, or the database cannot make it.</exception>
    public static IReadOnlyList<TableChange> Find(DatabaseDialect dialect, TableDefinition table, IReadOnlyList<TableColumn> existing, bool isOlder)
    {
        if (existing.Count == 0)
        {
            return [new($"create the table {table.Name}", dialect.GetCreateTableSql(table with { Columns = [.. table.Columns.Select(column => Relax(dialect, column))] }))];
        }

        if (!existing.Any(column => dialect.NameComparer.Equals(column.Name, EntryTable.ExecutionColumn)))
        {
            throw new ExportException(
                $"The table {table.Name} in {dialect.Description} was not created by an export: it has no column {EntryTable.ExecutionColumn}. Rename the table or give the entry another name.");
        }

        table = table.WithNamesOf(existing);
        var changes = new List<TableChange>();
        foreach (var column in existing)
        {
            if (table.Columns.FirstOrDefault(wanted => dialect.NameComparer.Equals(wanted.Name, column.Name)) is not { } wanted)
            {
                if (isOlder)
                {
                    if (!column.IsNullable)
                    {
                        changes.Add(AllowNull(dialect, table.Name, column));
                    }

                    continue;
                }

                throw new ExportException(
                    $"The table {table.Name} in {dialect.Description} has the column {UntrustedText.SanitizeName(column.Name)}, which the report no longer has. Drop the column to continue without it, and once more if an execution of the former report adds it again; or rename the table or the entry to start a new table.");
            }

            if (!dialect.HasType(column, wanted))
            {
                throw new ExportException(
                    $"The column {UntrustedText.SanitizeName(column.Name)} of the table {table.Name} in {dialect.Description} has {GetName(column.TypeName)}, and that of the report has {GetName(dialect.GetTypeName(wanted))}. Convert the column in the database, declare the old type in the schema file, or rename the table or the entry to start a new table.");
            }

            if (wanted.IsNullable && !column.IsNullable)
            {
                changes.Add(AllowNull(dialect, table.Name, column));
            }
        }

        changes.AddRange(table.Columns
            .Where(wanted => !existing.Any(column => dialect.NameComparer.Equals(column.Name, wanted.Name)))
            .Select(added => new TableChange(
                $"add the column {added.Name} ({ColumnTypes.Get(added.Type).Name}) to the table {table.Name}",
                dialect.GetAddColumnSql(table.Name, added with { IsNullable = true }))));
        return changes;
    }

    /// <summary>
    /// Makes a column accept missing values if the database cannot change that later: an execution from before the column was gained may follow.
    /// The reader refuses values that must not be missing.
    /// </summary>
    private static ColumnDefinition Relax(DatabaseDialect dialect, ColumnDefinition column) =>
        column.Name == EntryTable.ExecutionColumn || dialect.CanAllowNull ? column : column with { IsNullable = true };

    private static TableChange AllowNull(DatabaseDialect dialect, string table, TableColumn column) => dialect.CanAllowNull
        ? new($"allow missing values in the column {column.Name} of the table {table}", dialect.GetAllowNullSql(table, column))
        : throw new ExportException(
            $"The column {UntrustedText.SanitizeName(column.Name)} of the table {table} in {dialect.Description} accepts no missing values, and that of the report can have some. This database cannot change the column: rename the table or the entry to start a new table.");

    private static string GetName(string typeName) => typeName.Length == 0 ? "no type, as decimals have" : "the type " + UntrustedText.SanitizeName(typeName);
}

using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Databases;

/// <summary>The table of an entry.</summary>
internal static class EntryTable
{
    /// <summary>The first column: the id of the execution that a row is from.</summary>
    public const string ExecutionColumn = "_execution";

    /// <exception cref="ExportException">The database does not accept a name, or two names are the same to it.</exception>
    public static TableDefinition Create(DatabaseDialect dialect, string name, IReadOnlyList<ReaderColumn> columns)
    {
        if (dialect.NameComparer.Equals(name, RecordTables.Exports.Name) || dialect.NameComparer.Equals(name, RecordTables.Rejected.Name))
        {
            throw new ExportException($"The entry {name} would have the name of a table of records. Give it another name.");
        }

        if (dialect.NameLimit is { } limit && limit.IsExceeded(name))
        {
            throw new ExportException($"The entry {name} has a name of more than {limit.Description}, which {dialect.Description} does not accept. Give it another name.");
        }

        var definitions = new List<ColumnDefinition> { new(ExecutionColumn, ColumnType.Text, IsNullable: false) { IsIdentifier = true } };
        var names = new Dictionary<string, string>(dialect.NameComparer) { [ExecutionColumn] = ExecutionColumn };
        foreach (var column in columns)
        {
            var definition = new ColumnDefinition(dialect.GetColumnName(column.Name), column.Type, column.IsNullable);
            if (!names.TryAdd(definition.Name, column.Name))
            {
                throw new ExportException(
                    $"The column {UntrustedText.SanitizeName(column.Name)} of the entry {name} would have the same name as the column {UntrustedText.SanitizeName(names[definition.Name])} in {dialect.Description}. Leave it out.");
            }

            definitions.Add(definition);
        }

        return new(name, definitions, Key: []);
    }
}

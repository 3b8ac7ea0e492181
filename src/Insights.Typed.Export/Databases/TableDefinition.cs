using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>A table to create.</summary>
/// <param name="Name">The name.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Key">The names of the columns of the primary key; empty for none.</param>
internal sealed record TableDefinition(string Name, IReadOnlyList<ColumnDefinition> Columns, IReadOnlyList<string> Key)
{
    /// <summary>
    /// Gets the table with the names of the columns that exist. The letter case of a name can change, which a database can distinguish:
    /// a column has the name that differs only by case, unless another column has it.
    /// </summary>
    public TableDefinition WithNamesOf(IReadOnlyList<TableColumn> existing) => this with
    {
        Columns = [.. Columns.Select(column => existing.Any(other => other.Name == column.Name) || CountSimilar(column.Name) > 1
            ? column
            : existing.Where(other => string.Equals(other.Name, column.Name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? column with { Name = only.Name } : column)],
    };

    private int CountSimilar(string name) => Columns.Count(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column to create.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="IsNullable">Whether a value can be missing.</param>
internal sealed record ColumnDefinition(string Name, ColumnType Type, bool IsNullable)
{
    /// <summary>Gets a value indicating whether a text is the name of an entry or the id of an execution or report: short, compared exactly, and part of keys.</summary>
    public bool IsIdentifier { get; init; }
}

/// <summary>A column that exists.</summary>
/// <param name="Name">The name.</param>
/// <param name="TypeName">The name of the type in the database's catalog.</param>
/// <param name="IsNullable">Whether a value can be missing.</param>
/// <param name="Collation">The collation of a text, which a change of the column must keep; null if a change keeps it in any case.</param>
internal sealed record TableColumn(string Name, string TypeName, bool IsNullable, string? Collation = null);

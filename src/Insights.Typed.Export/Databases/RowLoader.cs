using System.Data.Common;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>Loads rows into a table with the fastest interface of a database, in the transaction of its connection.</summary>
internal abstract class RowLoader : IAsyncDisposable
{
    /// <summary>Loads the current row of a reader.</summary>
    /// <param name="row">The reader.</param>
    /// <param name="number">The number of the row in the report, for messages.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ExportException">The database has no type for a value.</exception>
    public abstract ValueTask WriteAsync(DbDataReader row, long number, CancellationToken cancellationToken);

    /// <summary>Lets the connection execute another statement before the next row.</summary>
    public abstract void Suspend();

    /// <summary>Completes the loading.</summary>
    public abstract Task CompleteAsync(CancellationToken cancellationToken);

    /// <summary>Ends the loading. If it is not completed, the transaction must be rolled back, and an error of the database is not thrown.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A column to load.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Kind">The kind of the values.</param>
/// <param name="Ordinal">The ordinal in the report; null for a column that is not in the report.</param>
/// <param name="Constant">The value of each row in a column that is not in the report, which is the execution's id; null for missing values.</param>
internal readonly record struct LoadedColumn(string Name, ValueKind Kind, int? Ordinal, string? Constant)
{
    /// <summary>Gets the name of the type in the database's catalog.</summary>
    public required string TypeName { get; init; }

    /// <summary>Returns a value indicating whether the value of a row is missing.</summary>
    public bool IsMissing(DbDataReader row) => Ordinal is { } ordinal ? row.IsDBNull(ordinal) : Constant is null;
}

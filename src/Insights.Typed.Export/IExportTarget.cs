using Insights.Typed.Reading;

namespace Insights.Typed.Export;

/// <summary>Stores executions of reports: each whole or not at all, and never twice.</summary>
/// <remarks>
/// Several programs can export to the same target at the same time, and each can be killed at any point: the next export
/// repairs what is incomplete. Methods are safe for concurrent calls.
/// </remarks>
public interface IExportTarget : IAsyncDisposable
{
    /// <summary>Gets a short description without secrets, such as "the folder data".</summary>
    string Description { get; }

    /// <summary>Checks whether the target can be used, and changes nothing. A target that does not exist yet can be used if it can be created.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ExportException">The target cannot be used.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Checks whether the target can be used, and creates it if it does not exist. Call it before the creation of a report, whose executions would have no place otherwise.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ExportException">The target cannot be used or created.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Gets the records of all executions that the target contains completely, also those that a newer one replaced.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ExportException">The target cannot be read.</exception>
    Task<IReadOnlyList<ExportedExecution>> GetExportedAsync(CancellationToken cancellationToken);

    /// <summary>Gets what the next export of an entry creates or changes in the target in addition to rows, such as a table or a column.</summary>
    /// <param name="name">The name of the entry.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="mode">What the target contains afterwards.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A description of each change, such as "create the table DynamicsUsage"; empty for no change.</returns>
    /// <exception cref="ExportException">The target has other columns, or files or rows of another mode, which cannot be changed without losing data. The message says what to do.</exception>
    Task<IReadOnlyList<string>> GetChangesAsync(string name, IReadOnlyList<ReaderColumn> columns, ExportMode mode, CancellationToken cancellationToken);

    /// <summary>Stores an execution and its record.</summary>
    /// <param name="item">The execution.</param>
    /// <param name="cancellationToken">A token to cancel the operation. Nothing of the execution remains in the target. A cancellation when readers see the rows already has no effect.</param>
    /// <returns>The record; null if the target contained the execution already, or a newer one that replaces it.</returns>
    /// <exception cref="ExportException">The target does not accept the execution.</exception>
    /// <exception cref="InsightsException">The execution cannot be downloaded or read.</exception>
    Task<ExportedExecution?> ExportAsync(ExportItem item, CancellationToken cancellationToken);
}

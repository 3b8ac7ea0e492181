namespace Insights.Typed.Emulation;

/// <summary>The parts of a service that an emulator leaves to the program that hosts it: the rows, the files and the links to them.</summary>
public abstract class EmulationHost
{
    /// <summary>Runs a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="window">The time that rows are from.</param>
    /// <param name="maximumRows">The maximum number of rows, in addition to the limit of the query.</param>
    /// <param name="cancellationToken">A token to cancel the operation, also while the query runs.</param>
    /// <returns>The rows, which the caller disposes.</returns>
    public abstract Task<QueryRows> RunAsync(BoundQuery query, DateWindow window, long maximumRows, CancellationToken cancellationToken);

    /// <summary>Gets the address of the file of an execution, without and with a signature.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="expiry">When the signed link becomes invalid.</param>
    public abstract (Uri Location, Uri SecureLink) CreateLinks(EmulatedExecution execution, DateTime expiry);

    /// <summary>Called before a query is previewed or a report of it is created. Throws if the host cannot run it.</summary>
    /// <param name="query">The query.</param>
    public virtual void PrepareQuery(BoundQuery query)
    {
    }

    /// <summary>Whether the host hides a part of the result from the user.</summary>
    /// <param name="query">The query.</param>
    public virtual bool IsRedacted(BoundQuery query) => false;

    /// <summary>Creates the exception for a query of an unknown dataset; null for the refusal of the service.</summary>
    /// <param name="dataset">The name of the dataset.</param>
    /// <param name="text">The text of the query.</param>
    public virtual Exception? CreateUnknownDatasetException(string dataset, string text) => null;

    /// <summary>Whether the host sends a callback for each execution of a report.</summary>
    /// <param name="report">The report.</param>
    public virtual bool SupportsCallback(EmulatedReport report) => false;

    /// <summary>Called when reports have changed, and with them perhaps the time of the next callback.</summary>
    public virtual void OnReportsChanged()
    {
    }

    /// <summary>Deletes the files of an execution that the service no longer remembers.</summary>
    /// <param name="execution">The execution.</param>
    /// <returns>false if a file is in use, so that the service must retry later; otherwise, true.</returns>
    public virtual bool TryDeleteFiles(EmulatedExecution execution) => true;

    /// <summary>Deletes the files of an execution whose report was deleted, as soon as none of them is being written.</summary>
    /// <param name="execution">The execution.</param>
    public virtual Task DeleteFilesAsync(EmulatedExecution execution) => Task.CompletedTask;
}

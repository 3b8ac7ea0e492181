using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Results;

namespace Insights.Typed.Explore.Files;

/// <summary>
/// The addresses of downloads. A browser sends no token when it follows a link, so each address is random, and works once, for a minute, as
/// long as its result exists.
/// </summary>
internal sealed class FileTickets(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (FileTicket Ticket, ITimer Expiry)> tickets = new(StringComparer.Ordinal);

    /// <returns>The random part of the address.</returns>
    public string Add(FileTicket ticket)
    {
        var id = AccessToken.CreateText();
        lock (gate)
        {
            tickets.Add(id, (ticket, time.CreateTimer(_ => Delete(id), null, Lifetime, Timeout.InfiniteTimeSpan)));
        }

        // At once if the result was deleted while the file was written.
        ticket.Run.Deleted.Register(() => Delete(id));
        return id;
    }

    /// <exception cref="ExploreException">The address is unknown, was used or has expired, or its result was deleted.</exception>
    public FileTicket Take(string id)
    {
        lock (gate)
        {
            return Remove(id) ?? throw new ExploreException(ExploreFailure.NotFound, "This download was used or has expired. Save the result again.");
        }
    }

    private void Delete(string id)
    {
        lock (gate)
        {
            // While the lock is held, so that the end of the process waits for it.
            Remove(id)?.DeleteFile();
        }
    }

    private FileTicket? Remove(string id)
    {
        if (!tickets.Remove(id, out var found))
        {
            return null;
        }

        found.Expiry.Dispose();
        return found.Ticket;
    }
}

/// <summary>A download.</summary>
/// <param name="Run">The run whose rows it has.</param>
/// <param name="Format">The format.</param>
/// <param name="Path">The file that was written already; null if the rows are written while they are sent.</param>
internal sealed record FileTicket(Run Run, ResultFormat Format, string? Path)
{
    /// <summary>The name of the file. That of a dataset can have letters of any language, but no character that separates folders.</summary>
    public string FileName => $"{Run.Query.DatasetName}.{Format.GetExtension()}";

    public void DeleteFile()
    {
        if (Path is not null)
        {
            ResultFolder.DeleteFile(Path);
        }
    }
}

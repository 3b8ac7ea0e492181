using System.Globalization;
using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Authority;

/// <summary>
/// Makes tokens and codes and remembers them, as well as the secrets that clients sent, so that a test can search for them
/// where they must not be. What it makes follows from the seed; no two are alike. Thread-safe.
/// </summary>
internal sealed class SecretStore(SeededIds ids)
{
    private readonly Lock gate = new();
    private readonly List<string> issued = [];
    private readonly HashSet<string> received = [];

    /// <summary>All that were made, good or not.</summary>
    public IReadOnlyList<string> Issued
    {
        get
        {
            lock (gate)
            {
                return [.. issued];
            }
        }
    }

    /// <summary>All that clients sent and that were not made here.</summary>
    public IReadOnlyList<string> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    public string Issue(string kind)
    {
        lock (gate)
        {
            var next = ids.CreateSecretText(string.Create(CultureInfo.InvariantCulture, $"authority/{kind}/{issued.Count}"));
            issued.Add(next);
            return next;
        }
    }

    public void AddReceived(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            lock (gate)
            {
                received.Add(value);
            }
        }
    }

    /// <summary>An id that is shown in responses and is no secret.</summary>
    public string NextId() => ids.Next();
}

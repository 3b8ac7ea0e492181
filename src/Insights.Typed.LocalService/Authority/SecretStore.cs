using System.Globalization;
using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Authority;

/// <summary>
/// Issues tokens and codes, and stores them and the secrets that clients sent, so that a test can search for them
/// where they must not be. Tokens and codes are derived from the seed, and are unique. Thread-safe.
/// </summary>
internal sealed class SecretStore(SeededIds ids)
{
    private readonly Lock gate = new();
    private readonly List<string> issued = [];
    private readonly HashSet<string> received = [];

    /// <summary>All issued tokens and codes, valid or not.</summary>
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

    /// <summary>All secrets that clients sent and that were not issued here.</summary>
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

    /// <summary>Creates an id for responses, which is not a secret.</summary>
    public string NextId() => ids.Next();
}

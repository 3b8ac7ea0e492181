namespace Insights.Typed.Downloads;

/// <summary>
/// The links of one download, and where they sent it on to. Each opens the file to anyone who has it, and so no message
/// may repeat any: handlers of the user may put addresses into theirs.
/// </summary>
internal sealed class SecretLinks
{
    /// <summary>Shorter values of a link's parameters are versions and the like, and occur in messages by chance.</summary>
    private const int MinimumSecretLength = 8;

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);

    public void Add(Uri link)
    {
        var path = link.AbsolutePath.Trim('/');
        var query = link.Query.TrimStart('?');
        var values = query.Split('&').Select(p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]).Where(v => v.Length >= MinimumSecretLength);
        foreach (var secret in values.Append(path).Append(query).Where(s => s.Length > 0))
        {
            secrets.Add(secret);
            secrets.Add(Uri.UnescapeDataString(secret));
        }
    }

    /// <summary>Whether an exception, or one that caused it, holds the path of a link or what follows that.</summary>
    public bool AreContainedIn(Exception exception)
    {
        var text = exception.ToString();
        return secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What may be told of an exception: its message and itself, or its kind alone.</summary>
    public (string Message, Exception? Cause) Redact(Exception exception) =>
        AreContainedIn(exception) ? ($"{exception.GetType().Name} (it repeats the link and is left out)", null) : (exception.Message, exception);
}

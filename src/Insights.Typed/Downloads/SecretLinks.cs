namespace Insights.Typed.Downloads;

/// <summary>
/// The links of one download, including its redirects. Each gives access to the file, so messages must
/// not repeat them, including the messages of exceptions from the user's handlers.
/// </summary>
internal sealed class SecretLinks
{
    /// <summary>The minimum length of a secret parameter value. Shorter values are versions and similar, and occur in messages by chance.</summary>
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

    /// <summary>Returns a value indicating whether an exception, or one of its causes, contains the path or the query of a link.</summary>
    public bool AreContainedIn(Exception exception)
    {
        var text = exception.ToString();
        return secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Returns what may be reported of an exception: its message and itself, or only its type.</summary>
    public (string Message, Exception? Cause) Redact(Exception exception) =>
        AreContainedIn(exception) ? ($"{exception.GetType().Name} (its message is omitted because it contains the link)", null) : (exception.Message, exception);
}

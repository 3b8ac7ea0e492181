namespace Insights.Typed.Transport;

/// <summary>The address of a list's next page, which the service states whole or as a part.</summary>
internal static class NextPage
{
    /// <param name="baseAddress">The service, with a slash at the end.</param>
    /// <param name="current">The page that states the link; null where it has no valid address.</param>
    /// <param name="link">The link: absolute, from the host's root, relative to the base address, or the current page's with another query.</param>
    public static string GetAddress(Uri baseAddress, Uri? current, string link)
    {
        if (link.StartsWith('?'))
        {
            return (current?.GetLeftPart(UriPartial.Path) ?? "") + link;
        }

        // From the host's root, but without the slash that says so: what no path below the base address starts with.
        return baseAddress.AbsolutePath.Length > 1 && link.StartsWith(baseAddress.AbsolutePath[1..], StringComparison.OrdinalIgnoreCase) ? "/" + link : link;
    }
}

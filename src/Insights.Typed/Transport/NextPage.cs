namespace Insights.Typed.Transport;

/// <summary>Gets the address of a list's next page, which the service states completely or in part.</summary>
internal static class NextPage
{
    /// <param name="baseAddress">The service, with a slash at the end.</param>
    /// <param name="current">The page that contains the link; null if it has no valid address.</param>
    /// <param name="link">The link: absolute, from the host's root, relative to the base address, or the current page's with another query.</param>
    public static string GetAddress(Uri baseAddress, Uri? current, string link)
    {
        if (link.StartsWith('?'))
        {
            return (current?.GetLeftPart(UriPartial.Path) ?? "") + link;
        }

        // From the host's root without the leading slash, which no path below the base address starts with.
        return baseAddress.AbsolutePath.Length > 1 && link.StartsWith(baseAddress.AbsolutePath[1..], StringComparison.OrdinalIgnoreCase) ? "/" + link : link;
    }
}

using System.Diagnostics;

namespace Insights.Typed.Tool.Explore;

/// <summary>Opens pages in the browser of the user.</summary>
internal static class SystemBrowser
{
    /// <exception cref="System.ComponentModel.Win32Exception">The machine has no browser.</exception>
    public static Task OpenAsync(Uri page)
    {
        using var process = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
        return Task.CompletedTask;
    }
}

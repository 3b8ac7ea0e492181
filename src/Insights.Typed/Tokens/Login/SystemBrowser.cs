using System.ComponentModel;
using System.Diagnostics;

namespace Insights.Typed.Tokens.Login;

/// <summary>The browser that the system opens pages with.</summary>
internal static class SystemBrowser
{
    /// <exception cref="InsightsException">The machine has none.</exception>
    public static Task OpenAsync(Uri page)
    {
        try
        {
            using var browser = OperatingSystem.IsWindows() ? Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true })
                : Process.Start(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [page.AbsoluteUri]);
            return Task.CompletedTask;
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException or InvalidOperationException)
        {
            throw new InsightsException("This machine has no browser that can be opened. Sign in with a device code: insights login --device-code", exception);
        }
    }
}

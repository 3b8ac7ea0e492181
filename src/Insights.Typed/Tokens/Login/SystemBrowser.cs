using System.ComponentModel;
using System.Diagnostics;

namespace Insights.Typed.Tokens.Login;

/// <summary>The default browser of the system.</summary>
internal static class SystemBrowser
{
    /// <exception cref="InsightsException">The machine has no browser.</exception>
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
            throw new InsightsException("No browser can be opened on this machine. Sign in with a device code: insights login --device-code", exception);
        }
    }
}

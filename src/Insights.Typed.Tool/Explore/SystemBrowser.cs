using System.Diagnostics;

namespace Insights.Typed.Tool.Explore;

/// <summary>Opens pages in the browser of the user.</summary>
internal static class SystemBrowser
{
    private const string LinuxOpener = "xdg-open";

    /// <summary>How long a failure of the opener is awaited: it can last as long as the browser, but fails early.</summary>
    private static readonly TimeSpan DefaultFailureTime = TimeSpan.FromSeconds(3);

    /// <param name="page">The address of the page.</param>
    /// <param name="searchPath">The folders of programs, as in the variable <c>PATH</c>.</param>
    /// <param name="failureTime">How long a failure of the opener is awaited; null for a few seconds.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The machine has no browser.</exception>
    /// <exception cref="InvalidOperationException">The browser could not be started.</exception>
    public static async Task OpenAsync(Uri page, string? searchPath, TimeSpan? failureTime = null)
    {
        if (!OperatingSystem.IsLinux() || !(searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, LinuxOpener))))
        {
            using var started = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
            return;
        }

        // The opener and the browser write warnings as long as they run, so their streams are no pipes, which this process would have to read.
        using var opener = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {LinuxOpener} \"$0\" < /dev/null > /dev/null 2>&1", page.AbsoluteUri]) { Environment = { ["PATH"] = searchPath } })!;
        using var timeout = new CancellationTokenSource(failureTime ?? DefaultFailureTime);
        try
        {
            await opener.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It runs as long as the browser.
            return;
        }

        if (opener.ExitCode != 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{LinuxOpener} ended with exit code {opener.ExitCode}."));
        }
    }
}

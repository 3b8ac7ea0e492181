using System.ComponentModel;
using System.Diagnostics;

namespace Insights.Typed.Tokens.Login;

/// <summary>Opens pages in the browser of the user.</summary>
internal static class SystemBrowser
{
    private const string LinuxOpener = "xdg-open";

    /// <summary>How long a failure of the opener is awaited: it can last as long as the browser, but fails early.</summary>
    private static readonly TimeSpan DefaultFailureTime = TimeSpan.FromSeconds(3);

    /// <summary>Opens a page for a program that does not show its address.</summary>
    /// <exception cref="InsightsException">The machine has no browser, or it could not be started. The message has advice for such a program.</exception>
    public static async Task OpenUnshownAsync(Uri page, string? searchPath, CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(page, searchPath, failureTime: null, cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception)
        {
            throw new InsightsException(
                $"{exception.Message} Sign in with {nameof(InsightsLogin)}.{nameof(InsightsLogin.SignInWithDeviceCodeAsync)}, or pass a method for openBrowser that shows the person the address.", exception);
        }
    }

    /// <param name="page">The address of the page.</param>
    /// <param name="searchPath">The folders of programs, as in the variable <c>PATH</c>.</param>
    /// <param name="failureTime">How long a failure of the opener is awaited; null for a few seconds.</param>
    /// <param name="cancellationToken">A token to cancel the wait. The browser stays open.</param>
    /// <exception cref="InsightsException">The machine has no browser, or it could not be started.</exception>
    public static async Task OpenAsync(Uri page, string? searchPath, TimeSpan? failureTime, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux() && !HasLinuxOpener(searchPath))
        {
            throw CreateException($"{LinuxOpener} is not installed");
        }

        try
        {
            if (OperatingSystem.IsLinux())
            {
                await RunLinuxOpenerAsync(page, searchPath, failureTime ?? DefaultFailureTime, cancellationToken).ConfigureAwait(false);
                return;
            }

            using var started = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Win32Exception exception)
        {
            // Its message, and that of a cause, contains the address.
            throw CreateException(new Win32Exception(exception.NativeErrorCode).Message.TrimEnd('.'));
        }
        catch (Exception exception) when (exception is PlatformNotSupportedException or InvalidOperationException)
        {
            throw CreateException("this platform starts no programs");
        }
    }

    private static bool HasLinuxOpener(string? searchPath) => (searchPath ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, LinuxOpener)));

    private static async Task RunLinuxOpenerAsync(Uri page, string? searchPath, TimeSpan failureTime, CancellationToken cancellationToken)
    {
        // The opener and the browser write warnings as long as they run, and inherit the streams: they would write to the output of this
        // process, and a program that reads it would wait for the browser.
        using var opener = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {LinuxOpener} \"$0\" < /dev/null > /dev/null 2>&1", page.AbsoluteUri]) { Environment = { ["PATH"] = searchPath } })!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(failureTime);
        try
        {
            await opener.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It runs as long as the browser.
            return;
        }

        if (opener.ExitCode != 0)
        {
            throw CreateException(FormattableString.Invariant($"{LinuxOpener} ended with exit code {opener.ExitCode}"));
        }
    }

    private static InsightsException CreateException(string reason) => new($"No browser could be opened: {reason}.");
}

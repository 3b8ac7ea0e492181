using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Signs a person in once, for all commands and for programs that run unattended.</summary>
internal sealed class LoginCommand : ToolCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<bool> status = new("--status") { Description = "Show who is signed in, until when, and whether with multifactor authentication. Nobody is signed in." };
    private readonly Option<bool> unencrypted = new("--allow-unencrypted-storage") { Description = "Keep the sign-in in a plain file that only you may read, on a machine without a Keychain or keyring." };

    public LoginCommand(ToolContext context, Option<bool> json)
        : base("login", "Signs you in with a browser, and keeps the sign-in for all commands and for programs that run unattended.", context, json)
    {
        service.AddApplicationTo(this, hasProof: true);
        Options.Add(status);
        Options.Add(unencrypted);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var access = service.Read(parsed, Context.Variable);
        if (parsed.GetValue(status))
        {
            return await ShowStatusAsync(access, screen, cancellationToken).ConfigureAwait(false);
        }

        ServiceAccess.Require((access.TenantId, ServiceOptions.TenantIdVariable), (access.ClientId, ServiceOptions.ClientIdVariable));
        var application = access.Application(Context);
        application.UnsafeAllowUnencryptedStorage = parsed.GetValue(unencrypted);
        var signIn = access.IsDeviceCode
            ? await InsightsLogin.WithDeviceCodeAsync(application, (code, _) => ShowAsync(screen, code.Message), cancellationToken: cancellationToken).ConfigureAwait(false)
            : await InsightsLogin.WithBrowserAsync(application, openBrowser: page => OpenAsync(screen, page), cancellationToken: cancellationToken).ConfigureAwait(false);
        screen.Line($"Signed in as {signIn.UserName ?? "(unknown user)"}, until {SignInView.Date(signIn.ExpiresOn)} unless used before then.");
        if (signIn.IsMultifactor == false)
        {
            screen.Warn("This sign-in has not passed multifactor authentication, which Partner Center requires: sign in again with a second factor.");
        }

        screen.Json(SignInView.Json(signIn, Context.TimeProvider));
        return ExitCode.Success;
    }

    private async Task<int> ShowStatusAsync(ServiceAccess access, Screen screen, CancellationToken cancellationToken)
    {
        var application = access.Application(Context);
        var signIns = await InsightsLogin.ListAsync(application, cancellationToken).ConfigureAwait(false);
        screen.Json(new JsonObject { ["signIns"] = JsonText.ArrayOf(signIns.Select(signIn => SignInView.Json(signIn, Context.TimeProvider))) });
        if (signIns.Count == 0)
        {
            screen.Line($"Nobody is signed in. Sign in: {ServiceOptions.Login}");
            return ExitCode.Failure;
        }

        screen.Table(SignInView.Headings, signIns.Select(signIn => SignInView.Row(signIn, Context.TimeProvider)));
        return ExitCode.Success;
    }

    private static Task ShowAsync(Screen screen, string message)
    {
        screen.Note(message);
        return Task.CompletedTask;
    }

    /// <summary>A browser can be on the machine and not open, so the address is shown as well. It holds no secret.</summary>
    private Task OpenAsync(Screen screen, Uri page)
    {
        screen.Note($"Sign in with the browser that opens. If none does, open this address on this machine: {page.AbsoluteUri}");
        return Context.OpenBrowser is { } open ? open(page) : InsightsLogin.OpenBrowserAsync(page);
    }
}

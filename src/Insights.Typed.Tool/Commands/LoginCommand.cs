using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Signs a person in once, for all commands and for programs that run unattended.</summary>
internal sealed class LoginCommand : ToolCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<bool> status = new("--status") { Description = "Show who is signed in, until when, and whether with multifactor authentication. Does not sign in." };
    private readonly Option<bool> unencrypted = new("--allow-unencrypted-storage") { Description = "Store the sign-in in a plain file that only you may read, on a machine without a Keychain or keyring." };

    public LoginCommand(ToolContext context, Option<bool> json)
        : base("login", "Signs you in with a browser, and stores the sign-in for all commands and for programs that run unattended.", context, json)
    {
        service.AddApplicationTo(this, includeCredentials: true);
        Options.Add(status);
        Options.Add(unencrypted);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var access = service.Read(parsed, Context.GetEnvironmentVariable);
        if (parsed.GetValue(status))
        {
            return await ShowStatusAsync(access, screen, cancellationToken).ConfigureAwait(false);
        }

        ServiceAccess.Require((access.TenantId, ServiceOptions.TenantIdVariable), (access.ClientId, ServiceOptions.ClientIdVariable));
        var application = access.CreateCredentialOptions(Context);
        application.UnsafeAllowUnencryptedStorage = parsed.GetValue(unencrypted);
        var signIn = access.IsDeviceCode
            ? await InsightsLogin.SignInWithDeviceCodeAsync(application, (code, _) => ShowMessageAsync(screen, code.Message), cancellationToken: cancellationToken).ConfigureAwait(false)
            : await InsightsLogin.SignInWithBrowserAsync(application, openBrowser: page => OpenBrowserAsync(screen, page, cancellationToken), cancellationToken: cancellationToken).ConfigureAwait(false);
        screen.WriteLine($"Signed in as {signIn.UserName ?? "(unknown user)"}, until {SignInView.FormatDate(signIn.ExpiresOn)} unless used before then.");
        if (signIn.IsMultifactor == false)
        {
            screen.WriteWarning("This sign-in has not passed multifactor authentication, which Partner Center requires: sign in again with a second factor.");
        }

        screen.WriteJson(SignInView.ToJson(signIn, Context.TimeProvider));
        return ExitCode.Success;
    }

    private async Task<int> ShowStatusAsync(ServiceAccess access, Screen screen, CancellationToken cancellationToken)
    {
        var application = access.CreateCredentialOptions(Context);
        var signIns = await InsightsLogin.ListAsync(application, cancellationToken).ConfigureAwait(false);
        screen.WriteJson(new JsonObject { ["signIns"] = JsonText.CreateArray(signIns.Select(signIn => SignInView.ToJson(signIn, Context.TimeProvider))) });
        if (signIns.Count == 0)
        {
            screen.WriteLine($"No one is signed in. Sign in: {ServiceOptions.LoginCommandLine}");
            return ExitCode.Failure;
        }

        screen.WriteTable(SignInView.Headings, signIns.Select(signIn => SignInView.CreateRow(signIn, Context.TimeProvider)));
        foreach (var signIn in signIns.Where(signIn => signIn.ReadError is not null))
        {
            screen.WriteWarning($"The sign-in of the application {signIn.ClientId} in the tenant {signIn.TenantId} cannot be read. Sign in again, or delete it with insights logout. {signIn.ReadError}");
        }

        if (signIns.Any(signIn => SignInView.IsValid(signIn, Context.TimeProvider)))
        {
            return ExitCode.Success;
        }

        screen.WriteLine($"No one is signed in any more. Sign in: {ServiceOptions.LoginCommandLine}");
        return ExitCode.Failure;
    }

    private static Task ShowMessageAsync(Screen screen, string message)
    {
        screen.WriteNote(message);
        return Task.CompletedTask;
    }

    /// <summary>
    /// An installed browser can fail to open, and a machine can have none, so the address is also shown, and the command waits for the person to open it. It contains no
    /// secret.
    /// </summary>
    private async Task OpenBrowserAsync(Screen screen, Uri page, CancellationToken cancellationToken)
    {
        screen.WriteNote($"Sign in with the browser that opens. If none does, open this address on this machine: {page.AbsoluteUri}");
        try
        {
            await Context.OpenBrowserAsync(page, cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException exception)
        {
            screen.WriteNote($"{exception.Message} Open the page in a browser yourself, or cancel, and sign in with a browser on another machine: insights login --device-code");
        }
    }
}

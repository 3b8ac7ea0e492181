using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The endpoint that issues device codes, and the page on which a person enters one.</summary>
internal sealed class DeviceEndpoints(
    LocalAuthorityOptions options, ClientAuthenticator clientAuthenticator, UserAccount account, DeviceCodes devices, SecretStore secrets, TokenEndpoint tokenEndpoint, Func<Uri> getPageAddress)
{
    /// <summary>The path of the page.</summary>
    public const string PagePath = "devicelogin";

    /// <summary>The field with the code that the device shows.</summary>
    public const string CodeField = "code";

    private const string Title = "Sign in a device";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("{tenant}/oauth2/devicecode", CreateAsync);
        routes.MapPost("{tenant}/oauth2/v2.0/devicecode", CreateAsync);
        routes.MapGet(PagePath, context => ShowAsync(context, context.Request.Query[CodeField], userName: null, error: null));
        routes.MapPost(PagePath, SubmitAsync);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        DeviceSignIn device;
        try
        {
            device = devices.Create(clientAuthenticator.CheckClientId(context, form["client_id"]), RequestedScope.GetResource(form["resource"], form["scope"]));
        }
        catch (TokenErrorException exception)
        {
            await tokenEndpoint.WriteErrorAsync(context, exception.Error).ConfigureAwait(false);
            return;
        }

        // The address on this machine, which a browser can open, unlike the names that only the client's handler redirects.
        var address = getPageAddress();
        await TokenEndpoint.WriteResponseAsync(context, new JsonObject
        {
            ["user_code"] = device.UserCode,
            ["device_code"] = device.DeviceCode,
            ["verification_uri"] = address.AbsoluteUri,
            ["expires_in"] = options.DeviceCodeLifetime.ToSecondsString(),
            ["interval"] = options.DeviceCodeInterval.ToSecondsString(),
            ["message"] = $"To sign in, use a web browser to open the page {address} and enter the code {device.UserCode} to authenticate.",
        }).ConfigureAwait(false);
    }

    private async Task SubmitAsync(HttpContext context)
    {
        var fields = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var form = new SignInForm(fields);
        var code = fields[CodeField].ToString();
        if (!devices.IsPending(code))
        {
            await ShowAsync(context, code, form.EnteredName, "That code is unknown, expired or used. Check the code on the device.").ConfigureAwait(false);
            return;
        }

        if (form.IsCanceled)
        {
            devices.Decline(code);
            await SignInPage.WriteAsync(context, Title, SignInPage.CreateParagraph("You have canceled the sign-in. You can close this page.")).ConfigureAwait(false);
            return;
        }

        try
        {
            devices.Approve(code, form.Validate(options, account, secrets));
        }
        catch (TokenErrorException exception)
        {
            await ShowAsync(context, code, form.EnteredName, $"AADSTS{exception.Error.Code}: {exception.Error.Description}").ConfigureAwait(false);
            return;
        }

        await SignInPage.WriteAsync(context, Title, SignInPage.CreateParagraph("You have signed in on the device. You can close this page.")).ConfigureAwait(false);
    }

    private Task ShowAsync(HttpContext context, string? code, string? userName, string? error) => SignInPage.WriteAsync(
        context,
        Title,
        SignInPage.CreateForm(userName, account.RequiresSecondFactor, error, $"""
            <label for="{CodeField}">Code that the device shows</label>
            <input id="{CodeField}" name="{CodeField}" value="{SignInPage.Encode(code)}" autocomplete="off" required>
            """),
        error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Device codes: where a program gets one, and the page on which a person enters it, elsewhere.</summary>
internal sealed class DeviceEndpoints(
    LocalAuthorityOptions options, ClientProof client, UserAccount account, DeviceCodes devices, Secrets secrets, TokenEndpoint tokens, Func<Uri> page)
{
    /// <summary>The path of the page.</summary>
    public const string PagePath = "devicelogin";

    /// <summary>The field with the code that the device shows.</summary>
    public const string Code = "code";

    private const string Title = "Sign in a device";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("{tenant}/oauth2/devicecode", CreateAsync);
        routes.MapPost("{tenant}/oauth2/v2.0/devicecode", CreateAsync);
        routes.MapGet(PagePath, context => ShowAsync(context, context.Request.Query[Code], userName: null, error: null));
        routes.MapPost(PagePath, EnterAsync);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        DeviceSignIn device;
        try
        {
            device = devices.Create(client.CheckName(context, form["client_id"]), RequestedScope.ResourceOf(form["resource"], form["scope"]));
        }
        catch (TokenErrorException exception)
        {
            await tokens.RefuseAsync(context, exception.Error).ConfigureAwait(false);
            return;
        }

        // The address on this machine, which a browser reaches; none that only the client's handler leads here.
        var address = page();
        await TokenEndpoint.AnswerAsync(context, new JsonObject
        {
            ["user_code"] = device.UserCode,
            ["device_code"] = device.DeviceCode,
            ["verification_uri"] = address.AbsoluteUri,
            ["expires_in"] = options.DeviceCodeLifetime.WholeSeconds(),
            ["interval"] = options.DeviceCodeInterval.WholeSeconds(),
            ["message"] = $"To sign in, use a web browser to open the page {address} and enter the code {device.UserCode} to authenticate.",
        }).ConfigureAwait(false);
    }

    private async Task EnterAsync(HttpContext context)
    {
        var fields = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var form = new SignInForm(fields);
        var code = fields[Code].ToString();
        if (!devices.IsOpen(code))
        {
            await ShowAsync(context, code, form.EnteredName, "That code is unknown, expired or used. Check the code on the device.").ConfigureAwait(false);
            return;
        }

        if (form.Cancels)
        {
            devices.Decline(code);
            await SignInPage.ShowAsync(context, Title, SignInPage.Paragraph("You have cancelled the sign-in. You can close this page.")).ConfigureAwait(false);
            return;
        }

        try
        {
            devices.Approve(code, form.Check(options, account, secrets));
        }
        catch (TokenErrorException exception)
        {
            await ShowAsync(context, code, form.EnteredName, $"AADSTS{exception.Error.Code}: {exception.Error.Description}").ConfigureAwait(false);
            return;
        }

        await SignInPage.ShowAsync(context, Title, SignInPage.Paragraph("You have signed in on the device. You can close this page.")).ConfigureAwait(false);
    }

    private Task ShowAsync(HttpContext context, string? code, string? userName, string? error) => SignInPage.ShowAsync(
        context,
        Title,
        SignInPage.Form(userName, account.NeedsSecondFactor, error, $"""
            <label for="{Code}">Code that the device shows</label>
            <input id="{Code}" name="{Code}" value="{SignInPage.Encode(code)}" autocomplete="off" required>
            """),
        error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

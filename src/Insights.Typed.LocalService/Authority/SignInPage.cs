using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The pages on which a person signs in, in plain HTML without external resources.</summary>
internal static class SignInPage
{
    private const string Style = """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
        label { display: block; margin-top: 1rem } input { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem; border: 1px solid #5f5f5f }
        button { font: inherit; margin: 1.5rem .5rem 0 0; padding: .4rem 1rem } .error { color: #a4262c } small { display: block; color: #4a4a4a }
        """;

    /// <summary>Creates the form in which a person enters name, password and second factor.</summary>
    /// <param name="userName">The initial user name.</param>
    /// <param name="requiresSecondFactor">Whether the second factor is required.</param>
    /// <param name="error">The error of the last attempt; null for none.</param>
    /// <param name="fields">The fields before the user name; null for none.</param>
    public static string CreateForm(string? userName, bool requiresSecondFactor, string? error, string? fields = null)
    {
        var required = requiresSecondFactor ? " required" : "";
        return $"""
            {(error is null ? "" : $"<p class=\"error\" role=\"alert\">{Encode(error)}</p>")}
            <form method="post">
            {fields}
            <label for="{SignInForm.UserName}">User name</label>
            <input id="{SignInForm.UserName}" name="{SignInForm.UserName}" value="{Encode(userName)}" autocomplete="username" required>
            <label for="{SignInForm.Password}">Password</label>
            <input id="{SignInForm.Password}" name="{SignInForm.Password}" type="password" autocomplete="current-password" required>
            <label for="{SignInForm.SecondFactor}">Second factor</label>
            <input id="{SignInForm.SecondFactor}" name="{SignInForm.SecondFactor}" inputmode="numeric" autocomplete="one-time-code" aria-describedby="factor-note"{required}>
            <small id="factor-note">{(requiresSecondFactor ? "The code is required." : "Leave it empty to sign in without multifactor authentication.")}</small>
            <button name="{SignInForm.Action}" value="{SignInForm.Submit}">Sign in</button>
            <button name="{SignInForm.Action}" value="{SignInForm.Cancel}" formnovalidate>Cancel</button>
            </form>
            """;
    }

    /// <summary>Creates a form that sends fields to a program immediately, or when the person presses the button.</summary>
    public static string CreateAutoPostForm(Uri address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var inputs = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            inputs.Append($"<input type=\"hidden\" name=\"{Encode(name)}\" value=\"{Encode(value)}\">");
        }

        return $"""<form method="post" action="{Encode(address.AbsoluteUri)}">{inputs}<button>Continue</button></form><script>document.forms[0].submit()</script>""";
    }

    public static string CreateParagraph(string text) => $"<p>{Encode(text)}</p>";

    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static Task WriteAsync(HttpContext context, string title, string content, int statusCode = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(title)}</title><style>{Style}</style></head>
            <body><main><h1>{Encode(title)}</h1>
            {content}
            </main></body></html>

            """,
            context.RequestAborted);
    }
}

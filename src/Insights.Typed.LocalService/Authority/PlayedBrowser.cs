using System.Net;
using System.Text.RegularExpressions;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Plays a user in a browser, over HTTP: opens the sign-in page, fills in its form, and goes where it is sent.</summary>
internal sealed partial class PlayedBrowser(Uri authority, LocalAuthorityOptions options, UserAccount account)
{
    private const int Attempts = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <returns>Where the authority sent the browser, with the code or the error.</returns>
    public async Task<Uri> SignInAsync(Uri authorizeAddress, LocalSignIn signIn, CancellationToken cancellationToken)
    {
        if (!AuthorityAddress.IsReached(authorizeAddress))
        {
            throw new ArgumentException($"{authorizeAddress.GetLeftPart(UriPartial.Authority)} is not an address of the local authority.", nameof(authorizeAddress));
        }

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        var page = new Uri(authority, authorizeAddress.PathAndQuery);
        using var shown = await http.GetAsync(page, cancellationToken).ConfigureAwait(false);
        using var answered = shown.StatusCode == HttpStatusCode.OK && !IsPost(await TextAsync(shown).ConfigureAwait(false))
            ? await http.PostAsync(page, new FormUrlEncodedContent(Fields(signIn)), cancellationToken).ConfigureAwait(false)
            : null;
        var response = answered ?? shown;
        if (response.Headers.Location is { } location)
        {
            if (signIn.OpensRedirect)
            {
                using var opened = await OpenAsync(() => http.GetAsync(location, cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            return location;
        }

        var text = await TextAsync(response).ConfigureAwait(false);
        return IsPost(text)
            ? await PostAsync(http, text, signIn.OpensRedirect, cancellationToken).ConfigureAwait(false)
            : throw new InvalidOperationException($"The user cannot sign in: {Decode(Message().Match(text).Groups[1].Value)}");

        Task<string> TextAsync(HttpResponseMessage message) => message.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>The page that sends the fields on does so by a script, which this browser does not run.</summary>
    private static async Task<Uri> PostAsync(HttpClient http, string page, bool opens, CancellationToken cancellationToken)
    {
        var address = new Uri(Decode(Target().Match(page).Groups[1].Value));
        var fields = Hidden().Matches(page).Select(m => KeyValuePair.Create(Decode(m.Groups[1].Value), Decode(m.Groups[2].Value))).ToList();
        if (opens)
        {
            using var opened = await OpenAsync(() => http.PostAsync(address, new FormUrlEncodedContent(fields), cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        using var form = new FormUrlEncodedContent(fields);
        return new UriBuilder(address) { Query = await form.ReadAsStringAsync(cancellationToken).ConfigureAwait(false) }.Uri;
    }

    /// <summary>A person takes longer to sign in than a program takes to listen; this one may be back before that.</summary>
    private static async Task<HttpResponseMessage> OpenAsync(Func<Task<HttpResponseMessage>> open, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await open().ConfigureAwait(false);
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError && attempt < Attempts)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Dictionary<string, string> Fields(LocalSignIn signIn) => new()
    {
        [SignInForm.UserName] = options.UserName,
        [SignInForm.Password] = signIn.Password ?? account.Password,
        [SignInForm.SecondFactor] = signIn.WithMfa ? options.SecondFactorCode : "",
        [SignInForm.Action] = signIn.Cancels ? SignInForm.Cancel : SignInForm.Submit,
    };

    private static bool IsPost(string page) => Target().IsMatch(page);

    private static string Decode(string text) => WebUtility.HtmlDecode(text);

    [GeneratedRegex("""<form method="post" action="([^"]*)">""")]
    private static partial Regex Target();

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Hidden();

    [GeneratedRegex("<p[^>]*>([^<]*)</p>\n?(?=\n?<form|\n*</main>)")]
    private static partial Regex Message();
}

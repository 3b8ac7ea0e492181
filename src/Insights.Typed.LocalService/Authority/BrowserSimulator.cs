using System.Net;
using System.Text.RegularExpressions;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Simulates a user in a browser, over HTTP: opens the sign-in page, completes its form, and follows redirects.</summary>
internal sealed partial class BrowserSimulator(Uri authority, LocalAuthorityOptions options, UserAccount account)
{
    private const int MaxAttempts = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <returns>The address to which the authority redirected the browser, with the code or the error.</returns>
    public async Task<Uri> SignInAsync(Uri authorizeAddress, LocalSignInOptions signIn, CancellationToken cancellationToken)
    {
        if (!AuthorityAddress.IsAuthorityAddress(authorizeAddress))
        {
            throw new ArgumentException($"{authorizeAddress.GetLeftPart(UriPartial.Authority)} is not an address of the local authority.", nameof(authorizeAddress));
        }

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        var page = new Uri(authority, authorizeAddress.PathAndQuery);
        using var pageResponse = await http.GetAsync(page, cancellationToken).ConfigureAwait(false);
        using var formResponse = pageResponse.StatusCode == HttpStatusCode.OK && !IsFormPostPage(await ReadTextAsync(pageResponse).ConfigureAwait(false))
            ? await http.PostAsync(page, new FormUrlEncodedContent(CreateFields(signIn)), cancellationToken).ConfigureAwait(false)
            : null;
        var response = formResponse ?? pageResponse;
        if (response.Headers.Location is { } location)
        {
            if (signIn.FollowsRedirect)
            {
                using var opened = await OpenWithRetryAsync(() => http.GetAsync(location, cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            return location;
        }

        var text = await ReadTextAsync(response).ConfigureAwait(false);
        return IsFormPostPage(text)
            ? await SubmitFormAsync(http, text, signIn.FollowsRedirect, cancellationToken).ConfigureAwait(false)
            : throw new InvalidOperationException($"The user cannot sign in: {Decode(MessagePattern().Match(text).Groups[1].Value)}");

        Task<string> ReadTextAsync(HttpResponseMessage message) => message.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Sends the fields of the page that a real browser would send with a script.</summary>
    private static async Task<Uri> SubmitFormAsync(HttpClient http, string page, bool followsRedirect, CancellationToken cancellationToken)
    {
        var address = new Uri(Decode(FormActionPattern().Match(page).Groups[1].Value));
        var fields = HiddenFieldPattern().Matches(page).Select(m => KeyValuePair.Create(Decode(m.Groups[1].Value), Decode(m.Groups[2].Value))).ToList();
        if (followsRedirect)
        {
            using var opened = await OpenWithRetryAsync(() => http.PostAsync(address, new FormUrlEncodedContent(fields), cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        using var form = new FormUrlEncodedContent(fields);
        return new UriBuilder(address) { Query = await form.ReadAsStringAsync(cancellationToken).ConfigureAwait(false) }.Uri;
    }

    /// <summary>Retries until the program listens: unlike a person, the simulated user can be faster than the program.</summary>
    private static async Task<HttpResponseMessage> OpenWithRetryAsync(Func<Task<HttpResponseMessage>> open, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await open().ConfigureAwait(false);
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError && attempt < MaxAttempts)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Dictionary<string, string> CreateFields(LocalSignInOptions signIn) => new()
    {
        [SignInForm.UserName] = options.UserName,
        [SignInForm.Password] = signIn.Password ?? account.Password,
        [SignInForm.SecondFactor] = signIn.HasMfa ? options.SecondFactorCode : "",
        [SignInForm.Action] = signIn.IsCanceled ? SignInForm.Cancel : SignInForm.Submit,
    };

    private static bool IsFormPostPage(string page) => FormActionPattern().IsMatch(page);

    private static string Decode(string text) => WebUtility.HtmlDecode(text);

    [GeneratedRegex("""<form method="post" action="([^"]*)">""")]
    private static partial Regex FormActionPattern();

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex HiddenFieldPattern();

    [GeneratedRegex("<p[^>]*>([^<]*)</p>\n?(?=\n?<form|\n*</main>)")]
    private static partial Regex MessagePattern();
}

namespace Insights.Typed.LocalService.Authority;

/// <summary>Sends what is meant for Microsoft Entra ID to an address on this machine, and nothing anywhere else.</summary>
internal sealed class AuthorityHandler(Uri address)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
{
    public static IReadOnlyList<string> Names { get; } =
        ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (!Names.Contains(asked.Host, StringComparer.OrdinalIgnoreCase))
        {
            throw new HttpRequestException($"{asked.Host} is not a name of the local authority.");
        }

        request.RequestUri = new Uri(address, asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}

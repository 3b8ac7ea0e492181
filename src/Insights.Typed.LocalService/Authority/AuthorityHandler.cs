namespace Insights.Typed.LocalService.Authority;

/// <summary>Sends requests for Microsoft Entra ID to an address on this machine, and refuses all other requests.</summary>
internal sealed class AuthorityHandler(Uri address)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var requested = request.RequestUri!;
        if (AuthorityAddress.IsHostName(requested.Host))
        {
            request.RequestUri = new Uri(address, requested.PathAndQuery);

            // The documents of the authority contain the address that the client used.
            request.Headers.Host = requested.Authority;
        }
        else if (requested.Authority != address.Authority)
        {
            throw new HttpRequestException($"{requested.Host} is not a name of the local authority.");
        }

        return base.SendAsync(request, cancellationToken);
    }
}

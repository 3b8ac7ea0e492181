namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Diagnoses a request that received no response.</summary>
internal static class NetworkFailure
{
    /// <summary>Gets the kind of problem and its fix; null if a response was received.</summary>
    public static (Problem Problem, string Fix)? From(Exception exception, string host)
    {
        var failure = ExceptionChain.Find<HttpRequestException>(exception);
        return failure?.HttpRequestError switch
        {
            null => ExceptionChain.Find<OperationCanceledException>(exception) is null ? null
                : (Problem.NoResponse, $"Check that this machine's firewall and proxy allow requests to {host}, and try again later."),
            HttpRequestError.NameResolutionError => (Problem.HostUnknown, $"Check the address and this machine's DNS: the name {host} does not resolve. Behind a proxy, set HTTPS_PROXY."),
            HttpRequestError.SecureConnectionError => (Problem.TlsFailed, $"Check this machine's clock and its trusted certificates: a proxy that inspects traffic to {host} has a separate certificate, which this machine must trust."),
            HttpRequestError.ProxyTunnelError => (Problem.ProxyRefused, "Check the user name and the password in HTTPS_PROXY."),
            HttpRequestError.ConnectionError => (Problem.HostUnreachable, $"Check that this machine reaches {host}: its firewall must allow it, and behind a proxy HTTPS_PROXY must be set."),
            _ => (Problem.HostUnreachable, $"Check this machine's connection to {host}, and try again later."),
        };
    }
}

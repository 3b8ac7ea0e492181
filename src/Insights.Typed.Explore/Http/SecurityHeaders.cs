using Microsoft.AspNetCore.Http;

namespace Insights.Typed.Explore.Http;

/// <summary>The headers of every response: the page loads nothing from another host, and no other page can embed it or read it.</summary>
internal static class SecurityHeaders
{
    public static void Set(HttpResponse response, string? styleNonce = null)
    {
        var styles = styleNonce is null ? "'self'" : $"'self' 'nonce-{styleNonce}'";
        var headers = response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
    }
}

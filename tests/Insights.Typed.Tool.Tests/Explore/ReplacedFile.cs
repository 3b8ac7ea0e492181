using System.Text;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The host of the files sends these rows.</summary>
internal sealed class ReplacedFile(Service service, string rows) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.Port != service.BaseAddress.Port)
        {
            response.Content = new StringContent(rows.ReplaceLineEndings("\n"), Encoding.UTF8, "text/csv");
        }

        return response;
    }
}

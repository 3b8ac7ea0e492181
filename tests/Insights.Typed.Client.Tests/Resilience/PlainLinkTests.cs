using System.Net;
using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Resilience;

/// <summary>
/// Plain HTTP on this machine is for services on this machine: if a remote service returns such an address, it is another
/// program's port.
/// </summary>
public sealed class PlainLinkTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9/file")]
    [InlineData("http://localhost:9/file")]
    [InlineData("http://[::1]:9/file")]
    [InlineData("http://files.example/file")]
    [InlineData("file:///etc/passwd")]
    public async Task A_link_of_a_remote_service_to_plain_http_is_not_followed(string link)
    {
        using var handler = new StubHandler(_ => StubHandler.Json("a,b\n"));

        var error = await DownloadAsync(handler, "https://service.example/insights/v1/mpn/", link);

        Assert.Contains("not HTTPS", error.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Addresses);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/other")]
    [InlineData("http://localhost:9/other")]
    public async Task A_redirect_of_a_remote_file_host_to_plain_http_is_not_followed(string location)
    {
        using var handler = new StubHandler(request => request.RequestUri!.Host == "files.example"
            ? new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri(location) } }
            : StubHandler.Json("a,b\n"));

        var error = await DownloadAsync(handler, "https://service.example/insights/v1/mpn/", "https://files.example/file");

        Assert.Contains("not followed", error.Message, StringComparison.Ordinal);
        Assert.Equal(["files.example"], handler.Addresses.Select(address => address.Host));
    }

    [Fact]
    public async Task A_service_on_this_machine_may_have_its_files_on_this_machine()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("a\n1\n") });
        await using var client = new InsightsClient(InsightsCredential.FromToken("t"), new InsightsClientOptions { BaseAddress = new Uri("http://127.0.0.1:5/"), Handler = handler, MaxRetries = 0 });
        using var file = new MemoryStream();

        Assert.Equal(4, await client.DownloadAsync(Execution("http://127.0.0.1:9/file"), file, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static ReportExecution Execution(string link) => new() { ExecutionId = "e", ReportId = "r", ExecutionStatus = ExecutionStatus.Completed, ReportAccessSecureLink = link };

    private static async Task<InsightsException> DownloadAsync(StubHandler handler, string service, string link)
    {
        await using var client = new InsightsClient(InsightsCredential.FromToken("t"), new InsightsClientOptions { BaseAddress = new Uri(service), Handler = handler, MaxRetries = 0 });
        using var file = new MemoryStream();
        return await Assert.ThrowsAsync<InsightsException>(() => client.DownloadAsync(Execution(link), file, cancellationToken: TestContext.Current.CancellationToken));
    }
}

using System.Text;

namespace Insights.Typed.LocalService.Tests;

/// <summary>Each fault can be injected into each operation; the operation is then carried out or not, as documented.</summary>
public sealed class FaultPerOperationTests
{
    private static readonly Dictionary<string, (LocalServiceFault Fault, bool IsCarriedOut, Func<OperationFixture, InsightsOperation, Task<string>> Observe, string Seen)> Faults = new()
    {
        ["throttled"] = (LocalServiceFault.Throttled(TimeSpan.FromSeconds(3)), false, ReadStatusAsync, "429"),
        ["throttled until"] = (LocalServiceFault.Throttled(TimeSpan.FromSeconds(3), asDate: true), false, ReadStatusAsync, "429"),
        ["unauthorized"] = (LocalServiceFault.Unauthorized, false, ReadStatusAsync, "401"),
        ["408"] = (LocalServiceFault.ErrorStatus(408), false, ReadStatusAsync, "408"),
        ["500"] = (LocalServiceFault.ErrorStatus(500), false, ReadStatusAsync, "500"),
        ["502"] = (LocalServiceFault.ErrorStatus(502), false, ReadStatusAsync, "502"),
        ["503"] = (LocalServiceFault.ErrorStatus(503), false, ReadStatusAsync, "503"),
        ["page"] = (LocalServiceFault.HtmlPage(), false, ReadContentTypeAsync, "200 text/html"),
        ["page 503"] = (LocalServiceFault.HtmlPage(503), false, ReadContentTypeAsync, "503 text/html"),
        ["redirected"] = (LocalServiceFault.Redirected(new Uri("http://elsewhere.example/")), false, ReadLocationAsync, "302 http://elsewhere.example/"),
        ["empty"] = (LocalServiceFault.EmptyBody, false, ReadBodyAsync, ""),
        ["truncated"] = (LocalServiceFault.TruncatedBody, true, ReadTruncatedBodyAsync, "half"),
        ["closed"] = (LocalServiceFault.ClosedConnection, false, ReadUntilFailureAsync, "no response"),
        ["lost"] = (LocalServiceFault.LostResponse, true, ReadUntilFailureAsync, "no response"),
        ["cut"] = (LocalServiceFault.CutAfter(9), true, ReadUntilFailureAsync, "9 bytes"),
        ["broken gzip"] = (LocalServiceFault.BrokenCompression, true, DecompressAsync, "half, then broken"),
        ["no response"] = (LocalServiceFault.NoResponse, false, CancelBeforeResponseAsync, "canceled"),
        ["stalled"] = (LocalServiceFault.StalledAfter(9), true, CancelDuringBodyAsync, "9 bytes, canceled"),
        ["trickling"] = (LocalServiceFault.Trickling(400, TimeSpan.Zero), true, ReadStatusAsync, "200"),
        ["delayed"] = (LocalServiceFault.Delayed(TimeSpan.Zero), true, ReadStatusAsync, "200"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_operation_can_have_each_fault(string name)
    {
        var (fault, isExecuted, observe, seen) = Faults[name];
        await using var service = await TestService.StartAsync(rows: 20);
        foreach (var operation in Enum.GetValues<InsightsOperation>())
        {
            using var fixture = await OperationFixture.CreateAsync(service);
            service.Service.Faults.Add(operation, fault);

            var observed = await observe(fixture, operation);

            Assert.Equal($"{operation}: {seen}", $"{operation}: {observed}");
            Assert.Equal(0, service.Service.Faults.Remaining);
            Assert.Equal($"{operation}: {isExecuted}", $"{operation}: {await fixture.IsDoneAsync(operation) ?? isExecuted}");
        }
    }

    [Fact]
    public async Task A_file_can_only_change_when_it_is_downloaded()
    {
        await using var service = await TestService.StartAsync(rows: 20);
        var error = Assert.Throws<ArgumentException>(() => service.Service.Faults.Add(InsightsOperation.ListReports, LocalServiceFault.FileChanged));
        Assert.Contains("Download", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirect_has_an_absolute_address_and_a_redirect_status()
    {
        Assert.Throws<ArgumentException>(() => LocalServiceFault.Redirected(new Uri("/x", UriKind.Relative)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalServiceFault.Redirected(new Uri("http://elsewhere.example/"), 200));
    }

    private static async Task<string> ReadStatusAsync(OperationFixture fixture, InsightsOperation operation)
    {
        using var response = await fixture.SendAsync(operation, HttpCompletionOption.ResponseContentRead);
        return $"{(int)response.StatusCode}";
    }

    private static async Task<string> ReadContentTypeAsync(OperationFixture fixture, InsightsOperation operation)
    {
        using var response = await fixture.SendAsync(operation, HttpCompletionOption.ResponseContentRead);
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType!.MediaType}";
    }

    private static async Task<string> ReadLocationAsync(OperationFixture fixture, InsightsOperation operation)
    {
        using var response = await fixture.SendAsync(operation, HttpCompletionOption.ResponseContentRead);
        return $"{(int)response.StatusCode} {response.Headers.Location}";
    }

    private static async Task<string> ReadBodyAsync(OperationFixture fixture, InsightsOperation operation)
    {
        using var response = await fixture.SendAsync(operation, HttpCompletionOption.ResponseContentRead);
        return await response.Content.ReadAsStringAsync(TestService.Cancel);
    }

    private static async Task<string> ReadTruncatedBodyAsync(OperationFixture fixture, InsightsOperation operation)
    {
        var body = await ReadBodyAsync(fixture, operation);
        var isComplete = operation == InsightsOperation.Download ? body.EndsWith("\r\n", StringComparison.Ordinal) && body.Length > 400 : body.EndsWith('}');
        return body.Length > 0 && !isComplete ? "half" : body;
    }

    private static async Task<string> ReadUntilFailureAsync(OperationFixture fixture, InsightsOperation operation)
    {
        HttpResponseMessage response;
        try
        {
            response = await fixture.SendAsync(operation);
        }
        catch (HttpRequestException)
        {
            return "no response";
        }

        using (response)
        {
            using var received = new MemoryStream();
            await using var body = await response.Content.ReadAsStreamAsync(TestService.Cancel);
            await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received, TestService.Cancel));
            return $"{received.Length} bytes";
        }
    }

    private static async Task<string> DecompressAsync(OperationFixture fixture, InsightsOperation operation)
    {
        using var response = await fixture.SendAsync(operation);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var body = await response.Content.ReadAsStreamAsync(TestService.Cancel);
        await using var gzip = new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
        using var received = new MemoryStream();

        // Reads few bytes at a time: a read that contains the break returns none of the bytes before it.
        await Assert.ThrowsAsync<InvalidDataException>(() => gzip.CopyToAsync(received, bufferSize: 16, TestService.Cancel));
        var start = operation == InsightsOperation.Download ? "CustomerName" : "{\"value\":[";
        return Encoding.UTF8.GetString(received.ToArray()).StartsWith(start, StringComparison.Ordinal) ? "half, then broken" : "nothing, then broken";
    }

    private static async Task<string> CancelBeforeResponseAsync(OperationFixture fixture, InsightsOperation operation)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestService.Cancel);
        var pendingResponse = fixture.SendAsync(operation, HttpCompletionOption.ResponseHeadersRead, cancellation.Token);
        while (fixture.Service.Service.Faults.Remaining > 0)
        {
            await Task.Delay(1, TestService.Cancel);
        }

        Assert.False(pendingResponse.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pendingResponse);
        return "canceled";
    }

    private static async Task<string> CancelDuringBodyAsync(OperationFixture fixture, InsightsOperation operation)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestService.Cancel);
        using var response = await fixture.SendAsync(operation);
        await using var body = await response.Content.ReadAsStreamAsync(TestService.Cancel);
        var received = new byte[9];
        await body.ReadExactlyAsync(received, TestService.Cancel);
        var more = body.ReadAsync(new byte[1], cancellation.Token).AsTask();
        Assert.False(more.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => more);
        return "9 bytes, canceled";
    }
}

using System.Text;

namespace Insights.Typed.LocalService.Tests;

/// <summary>Each fault can happen to each operation, and leaves it done or not done as it says.</summary>
public sealed class FaultOfEachOperationTests
{
    private static readonly Dictionary<string, (LocalServiceFault Fault, bool IsCarriedOut, Func<OneOfEach, InsightsOperation, Task<string>> Observe, string Seen)> Faults = new()
    {
        ["throttled"] = (LocalServiceFault.Throttled(TimeSpan.FromSeconds(3)), false, StatusAsync, "429"),
        ["throttled until"] = (LocalServiceFault.Throttled(TimeSpan.FromSeconds(3), asDate: true), false, StatusAsync, "429"),
        ["unauthorized"] = (LocalServiceFault.Unauthorized, false, StatusAsync, "401"),
        ["408"] = (LocalServiceFault.Failed(408), false, StatusAsync, "408"),
        ["500"] = (LocalServiceFault.Failed(500), false, StatusAsync, "500"),
        ["502"] = (LocalServiceFault.Failed(502), false, StatusAsync, "502"),
        ["503"] = (LocalServiceFault.Failed(503), false, StatusAsync, "503"),
        ["page"] = (LocalServiceFault.Html(), false, TypeAsync, "200 text/html"),
        ["page 503"] = (LocalServiceFault.Html(503), false, TypeAsync, "503 text/html"),
        ["redirected"] = (LocalServiceFault.Redirected(new Uri("http://elsewhere.example/")), false, LocationAsync, "302 http://elsewhere.example/"),
        ["empty"] = (LocalServiceFault.EmptyBody, false, BodyAsync, ""),
        ["truncated"] = (LocalServiceFault.TruncatedBody, true, HalfAsync, "half"),
        ["closed"] = (LocalServiceFault.ClosedConnection, false, EndAsync, "no answer"),
        ["lost"] = (LocalServiceFault.LostAnswer, true, EndAsync, "no answer"),
        ["cut"] = (LocalServiceFault.CutAfter(9), true, EndAsync, "9 bytes"),
        ["broken gzip"] = (LocalServiceFault.BrokenCompression, true, DecompressAsync, "half, then broken"),
        ["no answer"] = (LocalServiceFault.NoAnswer, false, GiveUpOnAnswerAsync, "given up"),
        ["stalled"] = (LocalServiceFault.StalledAfter(9), true, GiveUpOnBodyAsync, "9 bytes, given up"),
        ["trickling"] = (LocalServiceFault.Trickling(400, TimeSpan.Zero), true, StatusAsync, "200"),
        ["delayed"] = (LocalServiceFault.Delayed(TimeSpan.Zero), true, StatusAsync, "200"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_happens_to_each_operation(string name)
    {
        var (fault, isCarriedOut, observe, seen) = Faults[name];
        await using var service = await TestService.StartAsync(rows: 20);
        foreach (var operation in Enum.GetValues<InsightsOperation>())
        {
            using var things = await OneOfEach.MakeAsync(service);
            service.Service.Faults.Add(operation, fault);

            var observed = await observe(things, operation);

            Assert.Equal($"{operation}: {seen}", $"{operation}: {observed}");
            Assert.Equal(0, service.Service.Faults.Left);
            Assert.Equal($"{operation}: {isCarriedOut}", $"{operation}: {await things.IsDoneAsync(operation) ?? isCarriedOut}");
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
    public void A_redirect_leads_to_a_whole_address_with_a_status_that_redirects()
    {
        Assert.Throws<ArgumentException>(() => LocalServiceFault.Redirected(new Uri("/x", UriKind.Relative)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalServiceFault.Redirected(new Uri("http://elsewhere.example/"), 200));
    }

    private static async Task<string> StatusAsync(OneOfEach things, InsightsOperation operation)
    {
        using var answer = await things.AskAsync(operation, HttpCompletionOption.ResponseContentRead);
        return $"{(int)answer.StatusCode}";
    }

    private static async Task<string> TypeAsync(OneOfEach things, InsightsOperation operation)
    {
        using var answer = await things.AskAsync(operation, HttpCompletionOption.ResponseContentRead);
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType!.MediaType}";
    }

    private static async Task<string> LocationAsync(OneOfEach things, InsightsOperation operation)
    {
        using var answer = await things.AskAsync(operation, HttpCompletionOption.ResponseContentRead);
        return $"{(int)answer.StatusCode} {answer.Headers.Location}";
    }

    private static async Task<string> BodyAsync(OneOfEach things, InsightsOperation operation)
    {
        using var answer = await things.AskAsync(operation, HttpCompletionOption.ResponseContentRead);
        return await answer.Content.ReadAsStringAsync(TestService.Cancel);
    }

    private static async Task<string> HalfAsync(OneOfEach things, InsightsOperation operation)
    {
        var body = await BodyAsync(things, operation);
        var isWhole = operation == InsightsOperation.Download ? body.EndsWith("\r\n", StringComparison.Ordinal) && body.Length > 400 : body.EndsWith('}');
        return body.Length > 0 && !isWhole ? "half" : body;
    }

    private static async Task<string> EndAsync(OneOfEach things, InsightsOperation operation)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await things.AskAsync(operation);
        }
        catch (HttpRequestException)
        {
            return "no answer";
        }

        using (answer)
        {
            using var arrived = new MemoryStream();
            await using var body = await answer.Content.ReadAsStreamAsync(TestService.Cancel);
            await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(arrived, TestService.Cancel));
            return $"{arrived.Length} bytes";
        }
    }

    private static async Task<string> DecompressAsync(OneOfEach things, InsightsOperation operation)
    {
        using var answer = await things.AskAsync(operation);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        await using var body = await answer.Content.ReadAsStreamAsync(TestService.Cancel);
        await using var gzip = new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
        using var arrived = new MemoryStream();

        // In small bites: a bite with the break in it gives nothing of what stands before the break.
        await Assert.ThrowsAsync<InvalidDataException>(() => gzip.CopyToAsync(arrived, bufferSize: 16, TestService.Cancel));
        var start = operation == InsightsOperation.Download ? "CustomerName" : "{\"value\":[";
        return Encoding.UTF8.GetString(arrived.ToArray()).StartsWith(start, StringComparison.Ordinal) ? "half, then broken" : "nothing, then broken";
    }

    private static async Task<string> GiveUpOnAnswerAsync(OneOfEach things, InsightsOperation operation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestService.Cancel);
        var asked = things.AskAsync(operation, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        while (things.Service.Service.Faults.Left > 0)
        {
            await Task.Delay(1, TestService.Cancel);
        }

        Assert.False(asked.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        return "given up";
    }

    private static async Task<string> GiveUpOnBodyAsync(OneOfEach things, InsightsOperation operation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestService.Cancel);
        using var answer = await things.AskAsync(operation);
        await using var body = await answer.Content.ReadAsStreamAsync(TestService.Cancel);
        var arrived = new byte[9];
        await body.ReadExactlyAsync(arrived, TestService.Cancel);
        var more = body.ReadAsync(new byte[1], patience.Token).AsTask();
        Assert.False(more.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => more);
        return "9 bytes, given up";
    }
}

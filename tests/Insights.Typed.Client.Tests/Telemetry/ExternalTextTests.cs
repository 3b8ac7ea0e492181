using System.Globalization;
using System.Net;
using System.Text;
using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.Client.Tests.Tokens;
using Insights.Typed.Tokens;

namespace Insights.Typed.Client.Tests.Telemetry;

/// <summary>Hostile text wherever external text can occur, compared with every message, log event and trace.</summary>
public sealed class ExternalTextTests
{
    private const string Token = "eyJhbGciOiJub25lIn0.cGxhbnRlZA.c2lnbmF0dXJl";

    private static readonly string Hostile = "\u001b[2J line\r\nFAKE LOG \u0007\u202e\u2028\u0085" + Token + " \ud800 " + new string('x', 50_000);

    public static TheoryData<string> Places =>
    [
        "message", "description", "code", "plain text", "title of a page", "media type", "correlation id", "status of an execution", "id of an execution",
        "next page's host", "message of a success", "header of a file", "value in a file", "description of the authority",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task External_text_is_cleaned_and_bounded(string place)
    {
        using var listening = new TelemetryRecorder();
        using var handler = new StubHandler(request => Respond(request, place));
        var options = new InsightsClientOptions { MaxRetries = 1, Handler = handler, TimeProvider = new AutoAdvanceTimeProvider(DateTimeOffset.UtcNow), RequestTimeout = AutoAdvanceTimeProvider.Never };
        listening.AddTo(options);
        using var authority = new StubAuthority(StubAuthority.Refusal("invalid_grant", "AADSTS50126 " + Hostile.ReplaceLineEndings("\\r\\n").Replace("\u001b", "\\u001b", StringComparison.Ordinal).Replace("\u0007", "", StringComparison.Ordinal)));
        await using var client = new InsightsClient(
            place == "description of the authority" ? new UserPasswordCredential(StubAuthority.Identity("s"), "u", "p", authority) : InsightsCredential.FromToken(Token), options);

        var error = await Assert.ThrowsAnyAsync<InsightsException>(async () =>
            await client.RunAsync(Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.AssignedSeats }), TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        List<string> strings = [error.Message, error.CorrelationId ?? "", (error as InsightsServiceException)?.ServiceMessage ?? "", (error as InsightsServiceException)?.ErrorCode ?? ""];
        strings.AddRange(error.Data.Values.Cast<object>().Select(value => value.ToString()!));
        strings.AddRange(listening.Events.Where(e => e.Category == InsightsTelemetry.LogCategory).SelectMany(e => new[] { e.Message, e.Fields.Split("Insights.Typed.")[0] }));
        strings.AddRange(listening.ClientSpans.SelectMany(span => span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags))).Select(tag => $"{tag.Value}"));

        // Otherwise the text of the place would not be in the error.
        Assert.DoesNotContain(strings, text => text.Contains("received no response within", StringComparison.Ordinal));
        Assert.All(strings, text =>
        {
            Assert.True(text.Length < 20_000, $"{text.Length} characters");
            Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e');
            Assert.DoesNotContain("\ud800", text, StringComparison.Ordinal);
        });
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request, string place)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Hostile.Replace("\ud800", "", StringComparison.Ordinal));
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/file", StringComparison.Ordinal))
        {
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(place == "header of a file"
                    ? string.Join(',', Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"c{i} {Hostile[..500]}\""))) + "\n1\n"
                    : $"CustomerName,AssignedSeats\na,\"{Hostile}\"\n"),
            };
        }

        return (place, path) switch
        {
            ("message", _) => StubHandler.Json($$"""{"message":{{json}}}""", HttpStatusCode.BadRequest),
            ("description", _) => StubHandler.Json($$"""{"code":1,"description":{{json}}}""", HttpStatusCode.Forbidden),
            ("code", _) => StubHandler.Json($$"""{"code":{{json}}}""", HttpStatusCode.Unauthorized),
            ("plain text", _) => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(Hostile, Encoding.UTF8, "text/plain") },
            ("title of a page", _) => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent($"<html><title>{Hostile[..2000]}</title>", Encoding.UTF8, "text/html") },
            ("media type", _) => Typed("application/" + new string('x', 5000)),
            ("correlation id", _) => Correlated(Token + new string('y', 5000)),
            ("status of an execution", var p) when p.Contains("/execution/", StringComparison.Ordinal) => StubHandler.Json($$"""{"value":[{"executionId":"e","executionStatus":{{json}}}]}"""),
            ("id of an execution", var p) when p.Contains("/execution/", StringComparison.Ordinal) => StubHandler.Json($$"""{"value":[{"executionId":{{json}},"executionStatus":"Failed"}]}"""),
            ("next page's host", var p) when p.Contains("/execution/", StringComparison.Ordinal) => StubHandler.Json($$"""{"value":[],"nextLink":"https://{{new string('z', 60)}}.{{new string('z', 60)}}.example/"}"""),
            ("message of a success", _) => StubHandler.Json($$"""{"value":[],"message":{{json}}}"""),
            (_, var p) when p.Contains("/execution/", StringComparison.Ordinal) => StubHandler.Json("""{"value":[{"executionId":"e","reportId":"r","executionStatus":"Completed","reportAccessSecureLink":"https://files.example/file"}]}"""),
            (_, var p) when p.Contains("ScheduledQueries", StringComparison.Ordinal) => StubHandler.Json("""{"value":[{"queryId":"q"}]}"""),
            _ => StubHandler.Json("""{"value":[{"reportId":"r"}]}"""),
        };
    }

    private static HttpResponseMessage Typed(string mediaType)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent("none"u8.ToArray()) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return response;
    }

    private static HttpResponseMessage Correlated(string id)
    {
        var response = StubHandler.Json("""{"message":"no"}""", HttpStatusCode.BadRequest);
        response.Headers.TryAddWithoutValidation("MS-CorrelationId", id);
        return response;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.Language;

namespace Insights.Typed.Client.Tests.Documented;

/// <summary>
/// Every field of every response with every kind of JSON value: required fields are checked strictly, other fields never end a
/// run.
/// </summary>
public sealed class LenientFieldTests
{
    private static readonly string[] Values = ["\"\"", "\"soon\"", "48.0", "\"48\"", "48", "1.5", "true", "\"false\"", "null", "[]", "[1]", "{}", """{"a":1}""", "99999999999999999999"];

    /// <summary>Not from the table, which the client reads.</summary>
    private static readonly string[] StrictOfDatasets = ["datasetName", "selectableColumns", "availableMetrics", "availableDateRanges", "minimumRecurrenceInterval"];

    private static readonly string[] Deciding =
        ["value", "nextLink", "dataRedacted", "executionId", "executionStatus", "reportAccessSecureLink", "reportId", "reportStatus", "queryId", "query", .. StrictOfDatasets];

    private static readonly string[] Identifying = ["executionId", "reportId", "queryId", "datasetName"];

    public static TheoryData<string, string> Responses => new()
    {
        { DocumentedResponse.Datasets, "datasets" },
        { DocumentedResponse.CreatedQuery, "queries" },
        { DocumentedResponse.CreatedReport, "reports" },
        { DocumentedResponse.Executions, "executions" },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task An_optional_field_never_fails_and_its_value_is_kept(string documented, string kind)
    {
        var text = DocumentedResponse.ReadText(documented);
        var tried = 0;
        foreach (var isItem in new[] { true, false })
        {
            var fields = Fields(JsonNode.Parse(text)!, isItem).Select(field => field.Key).ToList();
            foreach (var field in fields.Where(field => !Deciding.Contains(field, StringComparer.OrdinalIgnoreCase) && !field.Equals("statusCode", StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var value in Values)
                {
                    var changed = JsonNode.Parse(text)!;
                    Fields(changed, isItem)[field] = JsonNode.Parse(value);
                    var item = await ReadAsync(kind, changed.ToJsonString());
                    tried++;
                    if (isItem)
                    {
                        AssertKept(item, field, value);
                    }
                }
            }
        }

        Assert.True(tried >= 2 * Values.Length, $"{tried}");
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task A_required_field_is_read_or_named_in_an_error(string documented, string kind)
    {
        var text = DocumentedResponse.ReadText(documented);
        foreach (var field in Fields(JsonNode.Parse(text)!, isItem: true).Select(field => field.Key).Where(field => Deciding.Contains(field, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            foreach (var value in Values)
            {
                var changed = JsonNode.Parse(text)!;
                Fields(changed, isItem: true)[field] = JsonNode.Parse(value);
                try
                {
                    await ReadAsync(kind, changed.ToJsonString());
                }
                catch (InsightsException error)
                {
                    Assert.False(value == "null" && !Identifying.Contains(field, StringComparer.OrdinalIgnoreCase), $"{field}: null is not read as absent");
                    Assert.Contains(field, error.Message, StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    public static TheoryData<string> PropertiesOfDatasets => [.. DatasetProperties.ServicePart];

    [Fact]
    public void The_table_states_the_strict_properties_of_a_dataset() =>
        Assert.Equal(StrictOfDatasets, DatasetProperties.All.Where(property => property.IsStrict).Select(property => property.Name));

    /// <summary>No property of a dataset has such a value. The documented response does not have each of them.</summary>
    [Theory]
    [MemberData(nameof(PropertiesOfDatasets))]
    public async Task A_property_of_a_dataset_is_read_strictly_or_kept(string property)
    {
        const string OtherForm = "[[true]]";
        var dataset = new JsonObject { ["datasetName"] = "D", ["selectableColumns"] = new JsonArray("A"), [property] = JsonNode.Parse(OtherForm) };
        var body = new JsonObject { ["value"] = new JsonArray(dataset) }.ToJsonString();

        if (StrictOfDatasets.Contains(property))
        {
            Assert.Contains(property, (await Assert.ThrowsAsync<InsightsException>(() => ReadAsync("datasets", body))).Message, StringComparison.OrdinalIgnoreCase);
        }
        else
        {
            Assert.Equal(OtherForm, (await ReadAsync("datasets", body)).AdditionalProperties[property].GetRawText());
        }
    }

    /// <summary>A query without AGGREGATED does not use the mapping.</summary>
    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{"Daily":["LAST_MONTH"]}""")]
    public async Task A_mapping_of_aggregations_in_another_form_is_kept(string mapping)
    {
        var dataset = (DatasetDescription)await ReadAsync("datasets", $$"""{"value":[{"datasetName":"D","{{DatasetProperties.Aggregations}}":{{mapping}}}]}""");

        Assert.Empty(dataset.AvailableAggregations);
        Assert.Equal(mapping, dataset.AdditionalProperties[DatasetProperties.Aggregations].GetRawText());
    }

    [Theory]
    [InlineData("\"OK\"")]
    [InlineData("\"200\"")]
    [InlineData("200.0")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_status_that_is_not_a_refusal_is_ignored(string status) =>
        Assert.Equal("r", ((InsightsReport)await ReadAsync("reports", $$"""{"value":[{"reportId":"r"}],"statusCode":{{status}}}""")).ReportId);

    [Theory]
    [InlineData("400")]
    [InlineData("\"400\"")]
    public async Task A_status_of_a_refusal_in_a_success_is_a_refusal(string status)
    {
        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => ReadAsync("reports", $$"""{"value":[],"message":"no","statusCode":{{status}}}"""));

        Assert.Equal((400, "no"), ((int)error.StatusCode, error.ServiceMessage));
    }

    /// <summary>Text in a field that is not read can be any that JSON can contain.</summary>
    [Fact]
    public async Task Invalid_Unicode_in_fields_that_are_not_read_is_kept()
    {
        var report = (InsightsReport)await ReadAsync("reports", """{"value":[{"reportId":"r","\ud800":1,"later":"\ud800","description":"\ud800","startTime":"soon"}],"\udc00":{}}""");

        Assert.Equal(("r", null), (report.ReportId, report.Description));
        Assert.Equal(["\\ud800", "description", "later", "startTime"], report.AdditionalProperties.Keys.Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<InsightsException>(() => ReadAsync("reports", """{"value":[{"reportId":"r","query":"\ud800"}]}"""));
        await Assert.ThrowsAsync<InsightsException>(() => ReadAsync("reports", """{"value":["\ud800"]}"""));
    }

    [Fact]
    public async Task Numbers_and_ids_of_another_JSON_kind_are_read()
    {
        var execution = (ReportExecution)await ReadAsync(
            "executions",
            """{"value":[{"executionId":17,"reportId":4.0,"executionStatus":"Completed","recurrenceInterval":48.0,"recurrenceCount":"3","reportGeneratedTime":"","reportExpiryTime":"soon"}]}""");

        Assert.Equal(("17", "4.0", 48, 3, null, null), (execution.ExecutionId, execution.ReportId, execution.RecurrenceInterval, execution.RecurrenceCount, execution.ReportGeneratedTime, execution.ReportExpiryTime));
        Assert.Equal("soon", execution.AdditionalProperties["reportExpiryTime"].GetString());
    }

    [Fact]
    public async Task An_unreadable_value_is_sent_back_unchanged_with_an_update()
    {
        var report = """{"value":[{"reportId":"r","reportName":"n","queryId":"q","startTime":"soon","recurrenceInterval":"often","reportStatus":"Active"}]}""";
        await using var service = await CannedService.StartAsync(new CannedResponse(report), new CannedResponse(report), new CannedResponse(report));
        await using var client = service.CreateClient();
        var query = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);
        var scheduled = await client.GetScheduledReportAsync(query, "r", requireSameQuery: false, TestContext.Current.CancellationToken);

        await scheduled.UpdateAsync(new ReportUpdate { RecurrenceInterval = 24 }, TestContext.Current.CancellationToken);

        using var sent = JsonDocument.Parse(service.Requests.Last().Body);
        Assert.Equal("soon", sent.RootElement.GetProperty("startTime").GetString());
        Assert.Equal(24, sent.RootElement.GetProperty("RecurrenceInterval").GetInt32());
        Assert.False(sent.RootElement.TryGetProperty("recurrenceInterval", out _));
    }

    /// <summary>JSON can contain such text as an escape sequence, and no request can contain it: another name or value would be sent.</summary>
    [Theory]
    [InlineData(""" "later":"\ud800" """, "later")]
    [InlineData(""" "description":"\ud800" """, "description")]
    [InlineData(""" "later":[{"deep":{"\udc00":1}}] """, "later")]
    [InlineData(""" "\ud800":1 """, "\\ud800")]
    public async Task A_field_that_is_not_valid_Unicode_prevents_an_update(string field, string name)
    {
        var report = $$"""{"value":[{"reportId":"r","reportName":"n","queryId":"q","reportStatus":"Active",{{field}}}]}""";
        await using var service = await CannedService.StartAsync(new CannedResponse(report), new CannedResponse(report));
        await using var client = service.CreateClient();
        var scheduled = await client.GetScheduledReportAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), "r", requireSameQuery: false, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InsightsException>(() => scheduled.UpdateAsync(new ReportUpdate { RecurrenceInterval = 24 }, TestContext.Current.CancellationToken));

        Assert.Equal("update report", error.Operation);
        Assert.Contains($"its field '{name}' is not valid Unicode", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public async Task A_field_that_is_not_valid_Unicode_can_be_changed()
    {
        var report = """{"value":[{"reportId":"r","reportName":"n","queryId":"q","description":"\ud800","later":"\ud83d\ude00"}]}""";
        await using var service = await CannedService.StartAsync(new CannedResponse(report), new CannedResponse(report), new CannedResponse(report));
        await using var client = service.CreateClient();
        var scheduled = await client.GetScheduledReportAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), "r", requireSameQuery: false, TestContext.Current.CancellationToken);

        await scheduled.UpdateAsync(new ReportUpdate { Description = "New" }, TestContext.Current.CancellationToken);

        using var sent = JsonDocument.Parse(service.Requests.Last().Body);
        Assert.Equal(("New", "\U0001F600"), (sent.RootElement.GetProperty("Description").GetString(), sent.RootElement.GetProperty("later").GetString()));
        Assert.False(sent.RootElement.TryGetProperty("description", out _));
    }

    private static JsonObject Fields(JsonNode response, bool isItem) =>
        isItem ? response.AsObject().Single(p => p.Key.Equals("value", StringComparison.OrdinalIgnoreCase)).Value!.AsArray()[0]!.AsObject() : response.AsObject();

    /// <summary>As a property with the same meaning, or unchanged.</summary>
    private static void AssertKept(InsightsResource item, string field, string value)
    {
        var sent = JsonDocument.Parse(value).RootElement;
        if (sent.ValueKind == JsonValueKind.Null || value == "\"\"" || (item.AdditionalProperties.TryGetValue(field, out var other) && other.GetRawText() == value))
        {
            return;
        }

        var read = item.GetType().GetProperty(field, System.Reflection.BindingFlags.IgnoreCase | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance)!.GetValue(item);
        Assert.NotNull(read);
        var expected = sent.ValueKind == JsonValueKind.String ? sent.GetString()! : sent.GetRawText();
        var actual = Convert.ToString(read, CultureInfo.InvariantCulture)!;
        Assert.True(
            expected == actual || (decimal.TryParse(expected, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(actual, CultureInfo.InvariantCulture, out var b) && a == b) || expected.Equals(actual, StringComparison.OrdinalIgnoreCase),
            $"{field}: {value} was read as {actual}");
    }

    private static async Task<InsightsResource> ReadAsync(string kind, string body)
    {
        await using var client = new InsightsClient(
            InsightsCredential.FromToken("token"),
            new InsightsClientOptions { MaxRetries = 0, Handler = new StubHandler(_ => StubHandler.Json(body)) });
        var cancel = TestContext.Current.CancellationToken;
        return kind switch
        {
            "datasets" => await client.GetDatasetsAsync(cancellationToken: cancel).FirstAsync(cancel),
            "queries" => await client.GetQueriesAsync(cancellationToken: cancel).FirstAsync(cancel),
            "reports" => await client.GetReportsAsync(cancellationToken: cancel).FirstAsync(cancel),
            "executions" => await client.GetExecutionsAsync("r", cancellationToken: cancel).FirstAsync(cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}

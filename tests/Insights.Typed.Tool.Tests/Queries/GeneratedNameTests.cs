using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Typed.Tool.Tests.Queries;

/// <summary>The tool finds the problems of generated names and values, and the local service those of names; a test of the same name checks that the analyzer finds them.</summary>
public sealed class GeneratedNameTests
{
    [Fact]
    public async Task Tool_and_service_find_the_problems_of_generated_names_and_values()
    {
        await using var service = await Service.StartAsync([.. RandomQueryText.Schemas]);
        await using var client = service.Client();
        using var tool = new TestTool();
        foreach (var (index, schema) in RandomQueryText.Schemas.Index())
        {
            tool.Folder.Write($"schemas/{index}.json", schema);
        }

        var messages = new List<string>();
        foreach (var query in Enumerable.Range(0, Soak.Times(120)).Select(seed => new RandomQueryText(seed)))
        {
            Assert.Equal(Describe(query, query.Problems), Describe(query, await CheckAsync(tool, query.Text, messages)));
            Assert.Equal(Describe(query, query.NameProblems.Take(1).Select(problem => problem.Start)), Describe(query, await FindRefusedPositionsAsync(client, query.Text)));
        }

        Assert.All(
            ["does not exist", "has no column or metric", "is selected twice", "has no date ranges", "it has LAST_MONTH, LAST_6_MONTHS", "has no aggregations", "it has Daily, Monthly", "not for ", "which is compared with a number", "which is compared with a date", "which is compared with a time", "which is compared with a GUID", "The values of Trial are"],
            kind => Assert.Contains(messages, message => message.Contains(kind, StringComparison.Ordinal)));
    }

    private static string Describe<T>(RandomQueryText query, IEnumerable<T> problems) => $"{query.Text}: {string.Join(" ", problems)}";

    private static async Task<List<(int Start, int Length)>> CheckAsync(TestTool tool, string query, List<string> messages)
    {
        var problems = new List<(int, int)>();
        foreach (var error in (await tool.RunAsync("query", "check", query, "--json")).Json.GetProperty("errors").EnumerateArray())
        {
            messages.Add(error.GetProperty("message").GetString()!);
            problems.Add((error.GetProperty("start").GetInt32(), error.GetProperty("length").GetInt32()));
        }

        return problems;
    }

    /// <summary>The position of the first name that the service refuses; empty if it runs the query.</summary>
    private static async Task<int[]> FindRefusedPositionsAsync(InsightsClient client, string query)
    {
        try
        {
            await client.PreviewAsync(InsightsQuery.FromText(query), TestContext.Current.CancellationToken).AnyAsync(TestContext.Current.CancellationToken);
            return [];
        }
        catch (InsightsException exception)
        {
            return [int.Parse(Regex.Match(exception.Message, @"\(at position (\d+)\)").Groups[1].Value, CultureInfo.InvariantCulture)];
        }
    }
}

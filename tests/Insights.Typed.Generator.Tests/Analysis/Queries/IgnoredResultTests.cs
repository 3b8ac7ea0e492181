using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>Results that nothing uses.</summary>
public sealed class IgnoredResultTests
{
    private const string Program = """
        using Insights.Typed;

        internal static class Program
        {
            internal static async Task RunAsync(InsightsClient client, UsageQuery query, string[] names)
            {
                query.⟨Where⟩(x => x.Seats > 1);
                query.Where(x => x.Seats > 1).⟨OrderBy⟩(x => x.Name);
                Datasets.Usage.⟨Select⟩(x => x.Name);
                query = query.Where(x => x.Seats > 1);
                _ = query.Take(5);
                query.Take(5).ToString();
                client.⟪RunAsync⟫(query.Select(x => x.Name));
                client.⟪PreviewAsync⟫(query.Select(x => x.Name));
                client.⟪GetReportsAsync⟫();
                _ = client.GetReportsAsync();
                Action create = () => query.Where(x => x.Seats > 1);
                create();
                await foreach (var name in client.RunAsync(query.Select(x => x.Name)))
                {
                    names[0] = name;
                }

                _ = query.Select(⟬async⟭ x => await Task.FromResult(x.Name));
                _ = query.Select(x => x.Name);
                _ = names.Select(async name => await Task.FromResult(name));
            }
        }
        """;

    [Theory]
    [InlineData("INS131", '⟨', '⟩')]
    [InlineData("INS132", '⟪', '⟫')]
    [InlineData("INS133", '⟬', '⟭')]
    public Task An_ignored_result_is_reported_at_its_method(string rule, char start, char end) => AnalyzerRunner.AssertDiagnosticsAsync(
        new IgnoredResultAnalyzer(),
        rule,
        string.Concat(Program.Select(character => character == start ? "⟦" : character == end ? "⟧" : "⟨⟩⟪⟫⟬⟭".Contains(character, StringComparison.Ordinal) ? "" : character.ToString())));
}

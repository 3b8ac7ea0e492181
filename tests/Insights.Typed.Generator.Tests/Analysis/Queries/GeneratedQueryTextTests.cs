using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.Generator.Analysis.Queries;
using Insights.Typed.Generator.Tests.Analysis.Queries.Generated;
using Insights.Typed.Generator.Tests.Manifest;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>
/// The text that the analyzer shows and the manifest contains is the text that the program sends, once its holes are filled
/// with the program's values. The chains are the same in every run; the environment variable INSIGHTS_SOAK=N tries N times as
/// many.
/// </summary>
public sealed partial class GeneratedQueryTextTests
{
    private const int Seed = 20260314;
    private const int ChainsInAFile = 500;
    private const int Files = 4;

    private static readonly TestProject Project = (TestProject.Create(Samples.EveryType) with { Options = new(("InsightsQueryManifest", "queries.json"), ("ProjectDir", "/app/")) })
        .WithSource("/app/Known.cs", ValueSamples.Declarations);

    [Fact]
    public async Task The_shown_text_is_the_sent_text()
    {
        for (var batch = 0; batch < Soak.Factor; batch++)
        {
            var random = new Random(Seed + batch);
            var files = Enumerable.Range(0, Files).ToDictionary(
                i => $"Chains{i}",
                _ => Enumerable.Range(0, ChainsInAFile).Select(_ => GeneratedChain.Create(random)).ToList(),
                StringComparer.Ordinal);
            await AssertShownTextIsSentAsync(files);
        }
    }

    private static async Task AssertShownTextIsSentAsync(Dictionary<string, List<GeneratedChain>> files)
    {
        var expressions = files.Values.SelectMany(chains => chains).SelectMany(chain => chain.Holes).Select(hole => hole.Text).Distinct(StringComparer.Ordinal).ToList();
        var project = files.Aggregate(Project, (before, file) => before.WithSource($"/app/{file.Key}.cs", CreateSource(file.Key, file.Value)))
            .WithSource("/app/Program.cs", CreateProgram(files.Keys, expressions));
        var build = project.Build(); 
        var analyzerTexts = await GetAnalyzerTextsAsync(project, build);
        var manifestEntries = ReadManifest(build);
        var (sent, values) = ((Dictionary<string, string[]>, string[]))build.Run()!;
        var valuesByExpression = expressions.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var limits = EvaluateLimits(analyzerTexts.Values.Concat(manifestEntries.Values.Select(k => k.Text)));

        var differences = new List<string>();
        foreach (var (file, chains) in files)
        {
            for (var i = 0; i < chains.Count; i++)
            {
                var (chain, text, entry) = (chains[i], analyzerTexts.GetValueOrDefault((file, i), "nothing"), manifestEntries.GetValueOrDefault((file, i), Entry.None));
                var isSame = Fill(text, chain, valuesByExpression, limits) == sent[file][i]
                    && Fill(entry.Text, chain, valuesByExpression, limits) == sent[file][i]
                    && !chain.Holes.Any(hole => hole.IsConstant && text.Contains($"{{{hole.Hole}}}", StringComparison.Ordinal))
                    && !(chain.HasConstantLimit && text.Contains("LIMIT {", StringComparison.Ordinal))
                    && IsProbe(entry, sent[file][i]);
                if (!isSame)
                {
                    differences.Add($"{chain.Statements}\n  sent  {sent[file][i]}\n  shown {text}\n  with its values {Fill(text, chain, valuesByExpression, limits)}\n  kept  {entry.Text}\n  probe {entry.Probe}");
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n{string.Join('\n', differences.OrderBy(d => d.Length).Take(10))}");
    }

    /// <summary>Each clause of the probe is in the sent query, in the same order; the only missing clauses are those that the probe lists.</summary>
    private static bool IsProbe(Entry entry, string sent)
    {
        if ((ParsedQuery.Parse(entry.Probe).Query, ParsedQuery.Parse(sent).Query) is not ({ } probe, { } query)
            || !query.Columns.Select(c => c.Text).SequenceEqual(probe.Columns.Select(c => c.Text))
            || (query.IsDistinct, query.Limit is null) != (probe.IsDistinct, probe.Limit is null))
        {
            return false;
        }

        var conditions = query.Conditions.Select(c => c.Column.Text).ToList();
        foreach (var condition in probe.Conditions)
        {
            if (conditions.IndexOf(condition.Column.Text) is not (>= 0 and var index))
            {
                return false;
            }

            conditions.RemoveRange(0, index + 1);
        }

        var missing = query.Conditions.Count - probe.Conditions.Count + query.OrderBy.Count - probe.OrderBy.Count + (query.DateRange is null ? 0 : 1) - (probe.DateRange is null ? 0 : 1)
            + (query.Aggregation is null ? 0 : 1) - (probe.Aggregation is null ? 0 : 1);
        return missing == 0 || (missing > 0 && entry.OmittedCount > 0);
    }

    private sealed record Entry(string Text, string Probe, int OmittedCount)
    {
        public static Entry None { get; } = new("nothing", "nothing", 0);
    }

    private static string Fill(string text, GeneratedChain chain, Dictionary<string, string> known, Dictionary<string, string> limits)
    {
        text = text.Replace(" {given}", "", StringComparison.Ordinal);
        if (text.Contains(" {Kept}", StringComparison.Ordinal))
        {
            text = text.Replace(" {Kept} WHERE ", " WHERE Integer > 1 AND ", StringComparison.Ordinal).Replace(" {Kept}", " WHERE Integer > 1", StringComparison.Ordinal);
        }

        var (position, isFilled) = (0, false);
        foreach (var hole in chain.Holes)
        {
            var mark = $"{{{hole.Hole}}}";
            if (hole.IsOperand && isFilled)
            {
                continue;
            }

            isFilled = false;
            if (text.IndexOf(mark, position, StringComparison.Ordinal) is >= 0 and var index)
            {
                text = string.Concat(text.AsSpan(0, index), known[hole.Text], text.AsSpan(index + mark.Length));
                (position, isFilled) = (index + known[hole.Text].Length, true);
            }
        }

        return Limit().Replace(text, limit => $" LIMIT {limits[limit.Groups[1].Value]}");
    }

    /// <summary>The expressions of limits: each is C#, and so evaluated by the compiler.</summary>
    private static Dictionary<string, string> EvaluateLimits(IEnumerable<string> queries)
    {
        var limits = queries.SelectMany(text => Limit().Matches(text)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        var values = (int[])Project.WithSource("/app/Program.cs", $"internal static class Program {{ internal static int[] Run() => [{string.Join(", ", limits)}]; }}").Build().Run()!;
        return limits.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static async Task<Dictionary<(string File, int Chain), string>> GetAnalyzerTextsAsync(TestProject project, Build build)
    {
        var analysis = build.Compilation.WithAnalyzers([new QueryTextAnalyzer()], new AnalyzerOptions(project.Schemas, project.Options));
        return (await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken))
            .Where(d => d.Id == "INS101" && d.Location.SourceTree!.FilePath.StartsWith("/app/Chains", StringComparison.Ordinal))
            .Where(d => d.Location.GetLineSpan().StartLinePosition.Line >= FirstLine)
            .ToDictionary(d => (Path.GetFileNameWithoutExtension(d.Location.SourceTree!.FilePath), d.Location.GetLineSpan().StartLinePosition.Line - FirstLine), d => d.GetMessage(null)["Query text: ".Length..]);
    }

    private static Dictionary<(string File, int Chain), Entry> ReadManifest(Build build)
    {
        return JsonDocument.Parse(ManifestFile.ReadText(build)).RootElement.GetProperty("queries").EnumerateArray()
            .Where(q => q.GetProperty("file").GetString()!.StartsWith("Chains", StringComparison.Ordinal))
            .ToDictionary(
                q => (Path.GetFileNameWithoutExtension(q.GetProperty("file").GetString()!), q.GetProperty("line").GetInt32() - 1 - FirstLine),
                q => new Entry(q.GetProperty("text").GetString()!, q.GetProperty("probe").GetString()!, q.TryGetProperty("leftOut", out var leftOut) ? leftOut.GetArrayLength() : 0));
    }

    /// <summary>Each chain is on a separate line, so that a line identifies it.</summary>
    private const int FirstLine = 5;

    private static string CreateSource(string file, List<GeneratedChain> chains) =>
        $"// A file of chains.\nusing Insights.Typed;\ninternal static class {file}\n{{\n    private static EveryTypeQuery Kept => Datasets.EveryType.Where(x => x.Integer > 1);\n"
        + string.Concat(chains.Select((chain, i) => $"    internal static InsightsQuery Chain{i}(EveryTypeQuery given) {{ {chain.Statements} }}\n"))
        + $"    internal static string[] Run() => [{string.Join(", ", chains.Select((_, i) => $"Chain{i}(Datasets.EveryType).ToString()"))}];\n}}\n";

    private static string CreateProgram(IEnumerable<string> files, List<string> expressions) => $$"""
        #pragma warning disable
        using Insights.Typed;

        internal static class Program
        {
            internal static (Dictionary<string, string[]>, string[]) Run() => (
                new Dictionary<string, string[]> { {{string.Concat(files.Select(file => $"[\"{file}\"] = {file}.Run(), "))}} },
                [
                    {{string.Join(",\n            ", expressions)}}
                ]);

            private static string Text(Func<EveryTypeColumns, QueryCondition> condition) => Datasets.EveryType.Where(condition).ToString().Split(" WHERE ", 2)[1];

            private static string Value(Func<EveryTypeColumns, QueryCondition> condition) => Text(condition).Split(' ', 3)[2];
        }
        """;

    [GeneratedRegex(@" LIMIT \{([^{}]+)\}")]
    private static partial Regex Limit();
}

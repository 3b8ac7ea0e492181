using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Insights.Typed.Generator.Tests.Manifest;

/// <summary>The manifest of programs with generated queries, compared with the queries that the programs run.</summary>
public sealed class EveryQueryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_manifest_lists_or_counts_exactly_the_executed_queries(int seed)
    {
        var program = WrittenQueries.Program(new Random(seed), lines: 150);
        var build = ManifestFile.Project(Samples.Usage, Samples.Sales)
            .WithSource("/app/Shared.cs", WrittenQueries.Shared)
            .WithSource("/app/Program.cs", program)
            .Build();
        var source = program.Split('\n');
        var manifest = JsonDocument.Parse(ManifestFile.ReadText(build)).RootElement;
        var listed = manifest.GetProperty("queries").EnumerateArray().ToLookup(GetPosition);
        var unlisted = manifest.GetProperty("unlisted").EnumerateArray().ToLookup(GetPosition);
        var ran = ((string[])build.Run()!)
            .Select(line => line.Split('\t'))
            .ToLookup(line => ("Program.cs", int.Parse(line[0], CultureInfo.InvariantCulture)), line => line[1]);

        var differences = new List<string>();
        foreach (var position in ran.Select(r => r.Key).Union(listed.Select(l => l.Key)).Union(unlisted.Select(u => u.Key)))
        {
            var executedTexts = ran[position].Distinct().ToList();
            var isRight = listed[position].Count() + unlisted[position].Count() == executedTexts.Count
                && listed[position].All(query => executedTexts.Exists(text => IsQueryText(query, text)))
                && executedTexts.TrueForAll(text => unlisted[position].Any() || listed[position].Any(query => IsQueryText(query, text)));
            if (!isRight)
            {
                var line = position.Item1 == "Program.cs" ? source[position.Item2 - 1] : "";
                differences.Add($"{position} {line}\n  ran:    {string.Join(" | ", executedTexts)}\n  listed: {string.Join(" | ", listed[position].Select(l => l.GetProperty("text").GetString()))}\n  unlisted: {string.Join(" | ", unlisted[position].Select(l => l.GetProperty("reason").GetString()))}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(ran.Count > 100);
    }

    private static (string, int) GetPosition(JsonElement query) => (query.GetProperty("file").GetString()!, query.GetProperty("line").GetInt32());

    /// <summary>Whether a text matches a query in the manifest, some parts of which are known only at run time.</summary>
    private static bool IsQueryText(JsonElement query, string text)
    {
        var columns = string.Join(", ", query.GetProperty("columns").EnumerateArray().Select(c => c.GetString()));
        var listed = query.GetProperty("text").GetString()!;
        if (query.GetProperty("leftOut").GetArrayLength() > 0)
        {
            return text.StartsWith($"SELECT {columns} FROM {query.GetProperty("dataset").GetString()}", StringComparison.Ordinal);
        }

        return Regex.IsMatch(text, "^" + Regex.Replace(Regex.Escape(listed), @"\\\{[^}]*}", ".+") + "$");
    }
}

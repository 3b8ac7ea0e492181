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
    public void What_runs_is_listed_or_counted_and_nothing_else_is(int seed)
    {
        var program = WrittenQueries.Program(new Random(seed), lines: 150);
        var build = ManifestFile.Project(Samples.Usage, Samples.Sales)
            .WithSource("/app/Shared.cs", WrittenQueries.Shared)
            .WithSource("/app/Program.cs", program)
            .Build();
        var source = program.Split('\n');
        var manifest = JsonDocument.Parse(ManifestFile.TextOf(build)).RootElement;
        var listed = manifest.GetProperty("queries").EnumerateArray().ToLookup(PlaceOf);
        var unlisted = manifest.GetProperty("unlisted").EnumerateArray().ToLookup(PlaceOf);
        var ran = ((string[])build.Run()!)
            .Select(line => line.Split('\t'))
            .ToLookup(line => ("Program.cs", int.Parse(line[0], CultureInfo.InvariantCulture)), line => line[1]);

        var wrong = new List<string>();
        foreach (var place in ran.Select(r => r.Key).Union(listed.Select(l => l.Key)).Union(unlisted.Select(u => u.Key)))
        {
            var texts = ran[place].Distinct().ToList();
            var isRight = listed[place].Count() + unlisted[place].Count() == texts.Count
                && listed[place].All(query => texts.Exists(text => Fits(query, text)))
                && texts.TrueForAll(text => unlisted[place].Any() || listed[place].Any(query => Fits(query, text)));
            if (!isRight)
            {
                var line = place.Item1 == "Program.cs" ? source[place.Item2 - 1] : "";
                wrong.Add($"{place} {line}\n  ran:    {string.Join(" | ", texts)}\n  listed: {string.Join(" | ", listed[place].Select(l => l.GetProperty("text").GetString()))}\n  unlisted: {string.Join(" | ", unlisted[place].Select(l => l.GetProperty("reason").GetString()))}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(ran.Count > 100);
    }

    private static (string, int) PlaceOf(JsonElement query) => (query.GetProperty("file").GetString()!, query.GetProperty("line").GetInt32());

    /// <summary>Whether a text is that of a query in the manifest, in which some parts are known only at run time.</summary>
    private static bool Fits(JsonElement query, string text)
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

using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Builds;

/// <summary>The manifest as a build writes it: byte for byte the output of the generator.</summary>
public sealed class ManifestFileTests
{
    /// <summary>Each with characters that have a meaning in MSBuild, as written in C# and in the query.</summary>
    private static readonly (string Literal, string Value)[] Literals =
    [
        (@"@""A\B""", @"A\B"), (@"@""\\server\share\""", @"\\server\share\"), (@"""\""quoted\""""", "\"quoted\""), (@"""*/ /* //""", "*/ /* //"), (@"""😀 ü 日本 \u00a0""", "😀 ü 日本 \u00a0"),
        (@"""%41 %5C %3B 100%""", "%41 %5C %3B 100%"), (@"""$(Configuration) @(Compile) %(Filename)""", "$(Configuration) @(Compile) %(Filename)"),
        (@"""a;b;;c""", "a;b;;c"), (@"""$([System.DateTime]::Now)""", "$([System.DateTime]::Now)"), (@"""http://x//y  z""", "http://x//y  z"), (@"""<a> & <!-- -->""", "<a> & <!-- -->"), (@"""{0} }{""", "{0} }{"), (@"""?*.cs **""", "?*.cs **"),
    ];

    [Fact]
    public async Task It_has_every_character_of_the_queries_and_is_not_rewritten()
    {
        var conditions = string.Join('\n', Literals.Select(text => $"        Datasets.Usage.Where(x => x.Name == {text.Literal}).Select(x => x.Id),"));
        using var app = AppProject.Create(
            ("schemas/Usage.json", """{ "datasetName": "Usage", "selectableColumns": ["Id", "Name"], "availableMetrics": [], "availableDateRanges": [] }"""),
            ("Queries.cs", $$"""
                using Insights.Typed;

                public static class Queries
                {
                    public static InsightsQuery[] All =>
                    [
                {{conditions}}
                    ];
                }
                """));

        (await app.BuildAsync()).AssertExit(0);

        var text = app.Folder.Read("queries.json");
        using var manifest = JsonDocument.Parse(text);
        Assert.Equal(
            Literals.Select(t => $"SELECT Id FROM Usage WHERE Name = '{t.Value}'"),
            manifest.RootElement.GetProperty("queries").EnumerateArray().Select(q => q.GetProperty("text").GetString()));

        // Also with the line endings that a version control system writes on Windows.
        app.Folder.Write("queries.json", text.ReplaceLineEndings("\r\n"));
        (await app.BuildAsync()).AssertExit(0);
        Assert.Equal(text.ReplaceLineEndings("\r\n"), app.Folder.Read("queries.json"));

        app.Folder.Write("queries.json", text.Replace("http://", "HTTP://", StringComparison.Ordinal));
        (await app.BuildAsync()).AssertExit(0);
        Assert.Equal(text, app.Folder.Read("queries.json"));
    }
}

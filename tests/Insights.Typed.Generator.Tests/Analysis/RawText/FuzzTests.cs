using System.Text;
using Insights.Typed.Generator.Analysis.RawText;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>For any literal in any form, the analyzer does not fail, and reports locations within it.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Fragments =
    [
        "SELECT", "DISTINCT", "FROM", "WHERE", "AND", "ORDER BY", "LIMIT", "TIMESPAN", "LIKE", "NOT IN", "ASC", "Usage", "Name", "Seats", "Nmae", "Trial",
        "LAST_MONTH", "=", ">", "!=", "(", ")", ",", "'x'", "'", "5", "-1.5", "\"", "\\", "{", "}", "\n", "\r\n", "\t", "\0", "\u2028", "ä", "\ud83d\ude00", "\ud83d", "  ", "",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_fragments_in_every_kind_of_literal(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 120).Select(_ => CreateText(random)).ToList();
        var members = string.Concat(texts.SelectMany(Literals).Select((literal, i) =>
            $"// lang=InsightsQuery\n    internal static string M{i}(string hole) => {literal};\n    "));

        var source = $"internal static class Program\n{{\n    {members}\n}}\n";
        var reported = await AnalyzerRunner.GetDiagnosticsAsync(new RawTextAnalyzer(), source);

        Assert.NotEmpty(reported);
        var root = await reported[0].Location.SourceTree!.GetRootAsync(TestContext.Current.CancellationToken);
        var bodies = root.DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Select(arrow => arrow.Expression.Span).ToList();
        Assert.All(reported, d => Assert.Contains(bodies, body => body.Contains(d.Location.SourceSpan) && !d.Location.SourceSpan.IsEmpty));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_character_maps_to_its_position(int seed)
    {
        var random = new Random(seed);
        foreach (var text in Enumerable.Range(0, 300).Select(_ => CreateText(random)).Where(text => text.Length > 0))
        {
            foreach (var literal in Literals(text))
            {
                var pieces = QueryTextReader.Read(SyntaxFactory.ParseExpression(literal), null, TestContext.Current.CancellationToken);

                Assert.All(pieces.Where(piece => !piece.IsHole), piece => Assert.NotNull(piece.CharacterSpans));
                Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Value)));
                Assert.All(pieces.Where(piece => !piece.IsHole), piece => Assert.Equal(piece.Value.Length, piece.CharacterSpans!.Length));
            }
        }
    }

    private static string CreateText(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "SELECT Name FROM Usage " : "");
        for (var i = random.Next(12); i > 0; i--)
        {
            text.Append(Fragments[random.Next(Fragments.Length)]).Append(random.Next(4) == 0 ? "" : " ");
        }

        return text.ToString();
    }

    /// <summary>The text in each kind of literal that can contain it.</summary>
    private static IEnumerable<string> Literals(string text)
    {
        var half = text.Length / 2;
        var escaped = SymbolDisplay.FormatLiteral(text, quote: true);
        yield return escaped;
        yield return $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"";
        yield return $"@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        yield return $"$@\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}\"";
        yield return $"{SymbolDisplay.FormatLiteral(text[..half], quote: true)} + ({SymbolDisplay.FormatLiteral(text[half..], quote: true)})";
        yield return $"${escaped.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)[..^1]}{{hole}}\"";
        if (!text.Contains('"', StringComparison.Ordinal) && text.Trim().Length > 0)
        {
            var isOneLine = !text.Any(c => c is '\n' or '\r' or '\u2028');
            var lines = text.Replace("\n", "\n      ", StringComparison.Ordinal);
            if (isOneLine)
            {
                yield return $"\"\"\"{text}\"\"\"";
            }

            if (!lines.Contains('\u2028', StringComparison.Ordinal))
            {
                yield return $"\"\"\"\n      {lines}\n      \"\"\"";
                yield return $"$$$\"\"\"\"\n      {lines}{{{{{{hole}}}}}}\n      \"\"\"\"";
            }
        }
    }
}

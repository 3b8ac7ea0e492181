using Insights.Typed.Schemas.CSharpCode;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Tests.Names;

/// <summary>The tool writes C# without a compiler: names and strings are those that the compiler writes.</summary>
public sealed class CSharpTextTests
{
    [Fact]
    public void The_keywords_are_those_of_the_compiler()
    {
        var keywords = SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText)
            .Where(word => SyntaxFacts.GetKeywordKind(word) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(word) != SyntaxKind.None)
            .ToList();

        Assert.All(keywords, word => Assert.True(CSharpText.IsKeyword(word), word));
        Assert.Equal("@class", CSharpText.EscapeIdentifier("class"));
        Assert.Equal("Class", CSharpText.EscapeIdentifier("Class"));
    }

    [Fact]
    public void A_string_has_the_characters_and_escapes_of_the_compiler()
    {
        for (var character = char.MinValue; character < char.MaxValue; character++)
        {
            AssertLiteral($"a{character}1");
        }

        AssertLiteral("\ud83d\ude00 \udb40\udc01 \ud800");
        AssertLiteral("");
    }

    private static void AssertLiteral(string value)
    {
        // Compared first, because an assertion for each character would take seconds.
        if (SymbolDisplay.FormatLiteral(value, quote: true) != CSharpText.Literal(value))
        {
            Assert.Equal(SymbolDisplay.FormatLiteral(value, quote: true), CSharpText.Literal(value));
        }
    }
}

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>A descriptor contains the whole text of a rule; a report only fills its holes.</summary>
public sealed partial class DescriptorTests
{
    private static readonly string[] AvoidedWords =
        ["told", "tell", "tells", "answer", "asks", "whoever", "whatever", "of its own", "speak", "speaks", "stands", "beside", "behind", "there is none", "made up", "gives"];

    public static TheoryData<DiagnosticDescriptor> Descriptors => [.. RulePages.Descriptors];

    [Theory]
    [MemberData(nameof(Descriptors), DisableDiscoveryEnumeration = true)]
    public void The_text_of_a_message_is_in_the_descriptor(DiagnosticDescriptor rule) =>
        Assert.True(HasText(rule), $"{rule.Id}: {rule.MessageFormat}");

    [Theory]
    [MemberData(nameof(Descriptors), DisableDiscoveryEnumeration = true)]
    public void Title_and_message_are_plain_English(DiagnosticDescriptor rule) => Assert.DoesNotContain(AvoidedWords, word =>
        Regex.IsMatch($"{rule.Title}\n{rule.MessageFormat}", $@"\b{word}\b", RegexOptions.IgnoreCase));

    [Fact]
    public void Descriptors_of_one_rule_differ_in_the_message_only() => Assert.All(
        RulePages.Descriptors.GroupBy(rule => rule.Id),
        rule =>
        {
            Assert.Single(rule.Select(variant => (variant.Title, variant.Category, variant.DefaultSeverity, variant.HelpLinkUri)).Distinct());
            Assert.Equal(rule.Count(), rule.Select(variant => variant.MessageFormat.ToString()).Distinct().Count());
        });

    private static bool HasText(DiagnosticDescriptor rule) => Hole().Replace(rule.MessageFormat.ToString(), "").Any(char.IsLetter);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();
}

using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>Creates the descriptors. A rule with several messages has a descriptor for each, all with the same id and title.</summary>
internal static class Rule
{
    /// <summary>The address of the files of the repository. This is the only place that has it.</summary>
    public const string Pages = "https://github.com/insights-typed/insights-typed/blob/main/generator/docs/";

    public static DiagnosticDescriptor Create(string id, string title, string messageFormat, string category, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, messageFormat, category, severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md", customTags: tags);
}

using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Rules;

/// <summary>Creates the descriptors. A rule with several messages has a descriptor for each, all with the same id and title.</summary>
internal static class Rule
{
    /// <summary>The address of the rules' pages, in the repository that <c>RepositoryUrl</c> of Directory.Build.props names.</summary>
    public static readonly string Pages =
        typeof(Rule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryUrl").Value + "/blob/main/generator/docs/";

    public static DiagnosticDescriptor Create(string id, string title, string messageFormat, string category, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, messageFormat, category, severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md", customTags: tags);

    /// <summary>Gets the descriptor of another message of a rule.</summary>
    public static DiagnosticDescriptor WithMessage(DiagnosticDescriptor rule, string messageFormat) =>
        Create(rule.Id, rule.Title.ToString(CultureInfo.InvariantCulture), messageFormat, rule.Category, rule.DefaultSeverity, [.. rule.CustomTags]);
}

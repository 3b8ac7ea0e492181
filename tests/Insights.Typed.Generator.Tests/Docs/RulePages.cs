using System.Reflection;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>The pages of the rules in the repository.</summary>
internal static class RulePages
{
    /// <summary>All descriptors. A rule with several messages has several.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
        [.. typeof(QueryRules).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(QueryRules).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .Concat(SchemaRules.ContentRules)
            .Distinct()];

    /// <summary>The first descriptor of each rule.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> Rules { get; } =
        Descriptors.GroupBy(rule => rule.Id, StringComparer.Ordinal).ToDictionary(rule => rule.Key, rule => rule.First(), StringComparer.Ordinal);

    /// <summary>The text of each page.</summary>
    public static IReadOnlyDictionary<string, string> Pages { get; } = Directory.GetFiles(DocumentedCode.GetPath("generator/docs"), "*.md")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>The page's examples in a language: first one that the rule reports, then one that it does not.</summary>
    public static IReadOnlyList<DocumentedCode> GetExamples(string rule, string language) =>
        Pages.TryGetValue(rule, out var page) ? [.. DocumentedCode.Parse(page).Where(code => code.Language == language)] : [];
}

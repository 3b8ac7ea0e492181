using System.Reflection;
using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>The pages of the rules, as they stand in the source tree.</summary>
internal static class RulePages
{
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> Rules { get; } =
        new[] { typeof(QueryRules), typeof(SchemaRules) }
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>What each page says.</summary>
    public static IReadOnlyDictionary<string, string> Pages { get; } = Directory.GetFiles(DocumentedCode.PathOf("generator/docs"), "*.md")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>The page's examples in a language: first what the rule speaks at, then what it does not.</summary>
    public static IReadOnlyList<DocumentedCode> Examples(string rule, string language) =>
        [.. DocumentedCode.In(Pages[rule]).Where(code => code.Language == language)];
}

using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Settings;

/// <summary>A problem with a property or a reference of the project. The generator cannot see where it is set.</summary>
/// <param name="RuleId">The id of the rule.</param>
/// <param name="Arguments">What fills the holes of the rule's message.</param>
internal sealed record SettingProblem(string RuleId, EquatableArray<string> Arguments)
{
    private static readonly DiagnosticDescriptor[] Rules = [SchemaRules.InvalidProperty, SchemaRules.LanguageVersion, SchemaRules.LibraryAlias];

    /// <summary>Creates a problem of a property with an invalid value.</summary>
    /// <param name="property">The name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="advice">What is valid, as a sentence.</param>
    public static SettingProblem FromProperty(string property, string value, string advice) => Create(SchemaRules.InvalidProperty, property, value, advice);

    public static SettingProblem Create(DiagnosticDescriptor rule, params string[] arguments) => new(rule.Id, arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Array.Find(Rules, rule => rule.Id == RuleId)!, Location.None, [.. Arguments]);
}

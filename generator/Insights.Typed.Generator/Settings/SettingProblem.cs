using Insights.Typed.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Settings;

/// <summary>A problem with a property or a reference of the project. The generator cannot see where it is set.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record SettingProblem(string RuleId, string Message)
{
    private static readonly DiagnosticDescriptor[] Rules = [SchemaRules.WrongSetting, SchemaRules.LanguageVersion, SchemaRules.LibraryAlias];

    /// <summary>A property with a value that it cannot have.</summary>
    public SettingProblem(string message)
        : this(SchemaRules.WrongSetting.Id, message)
    {
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Array.Find(Rules, rule => rule.Id == RuleId)!, Location.None, Message);
}

using Insights.Typed.Generator.Schemas;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Settings;

/// <summary>What is wrong with a property of the project. Where it is set cannot be told from here.</summary>
internal sealed record SettingProblem(string Message)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(SchemaRules.WrongSetting, Location.None, Message);
}

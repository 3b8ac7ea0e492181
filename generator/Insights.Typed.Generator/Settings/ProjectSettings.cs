using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Settings;

/// <summary>The values of a project's properties. An invalid value is reported, and the default is used.</summary>
/// <param name="Types">The namespace and the accessibility of the types.</param>
/// <param name="HasNamespace">Whether the project sets the namespace.</param>
/// <param name="Datasets">The datasets that the project uses.</param>
/// <param name="HasInterceptors">Whether <c>Select</c> calls are compiled into column lists.</param>
/// <param name="MissingDateRange">The severity of a query without a date range; null if it is not reported.</param>
/// <param name="Problems">The invalid values.</param>
internal sealed record ProjectSettings(
    GeneratedTypes Types, bool HasNamespace, DatasetFilter Datasets, bool HasInterceptors, DiagnosticSeverity? MissingDateRange, EquatableArray<SettingProblem> Problems)
{
    private static readonly (string Name, DiagnosticSeverity? Severity)[] Severities =
        [("none", null), ("info", DiagnosticSeverity.Info), ("warning", DiagnosticSeverity.Warning), ("error", DiagnosticSeverity.Error)];

    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    public static ProjectSettings FromOptions(AnalyzerConfigOptions options)
    {
        var problems = new List<SettingProblem>();
        var types = new GeneratedTypes(ReadNamespace(options, problems), ReadAccessibility(options, problems));
        var hasInterceptors = ReadBoolean("InsightsInterceptors", options, problems);

        // The package's targets use these values; only their validity is checked here.
        ReadBoolean("InsightsShippedSchemas", options, problems);
        ReadBoolean("InsightsUnusedDatasets", options, problems);
        CheckProgram(options, problems);
        var missingDateRange = ReadSeverity("InsightsMissingDateRange", options, problems);
        return new ProjectSettings(types, FindValue("InsightsNamespace", options) is not null, new DatasetFilter(ReadDatasetNames(options)), hasInterceptors, missingDateRange, problems.ToEquatableArray());
    }

    /// <summary>Whether the build runs suppressors but no analyzers, by the property <c>RunAnalyzers</c> or <c>RunAnalyzersDuringBuild</c>.</summary>
    public static bool SkipsAnalyzers(AnalyzerConfigOptions options) => FindValue("_InsightsSkipsAnalyzers", options) is { } value && IsEqual(value, "true");

    private static DiagnosticSeverity? ReadSeverity(string property, AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        if (FindValue(property, options) is { } value)
        {
            if (Array.FindIndex(Severities, severity => IsEqual(severity.Name, value)) is >= 0 and var index)
            {
                return Severities[index].Severity;
            }

            problems.Add(SettingProblem.FromProperty(property, value, $"set it to {string.Join(", ", Severities.Take(Severities.Length - 1).Select(severity => severity.Name))} or {Severities[Severities.Length - 1].Name}."));
        }

        return DiagnosticSeverity.Info;
    }

    private static void CheckProgram(AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        List<string> names = [.. ServiceProgram.All.Select(program => program.Name), "None"];
        if (FindValue("InsightsProgram", options) is { } value && !names.Exists(name => IsEqual(value, name)))
        {
            problems.Add(SettingProblem.FromProperty("InsightsProgram", value, $"set it to one of {string.Join(", ", names)}.{NameSuggestion.GetHint(value, names)}"));
        }
    }

    private static string ReadNamespace(AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        if (FindValue("InsightsNamespace", options) is not { } value)
        {
            return GeneratedTypes.Default.Namespace;
        }

        var parts = value.Split('.').Select(part => part.StartsWith("@", StringComparison.Ordinal) ? part.Substring(1) : part).ToList();
        if (parts.All(SyntaxFacts.IsValidIdentifier))
        {
            return string.Join(".", parts);
        }

        problems.Add(SettingProblem.FromProperty("InsightsNamespace", value, $"set it to a namespace, such as '{GeneratedTypes.Default.Namespace}'."));
        return GeneratedTypes.Default.Namespace;
    }

    private static string ReadAccessibility(AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        var value = FindValue("InsightsAccessibility", options) ?? GeneratedTypes.Default.Accessibility;
        if (IsEqual(value, "public") || IsEqual(value, "internal"))
        {
            return value.ToLowerInvariant();
        }

        problems.Add(SettingProblem.FromProperty("InsightsAccessibility", value, "set it to public or internal."));
        return GeneratedTypes.Default.Accessibility;
    }

    private static bool ReadBoolean(string property, AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        var value = FindValue(property, options) ?? "true";
        if (!IsEqual(value, "true") && !IsEqual(value, "false"))
        {
            problems.Add(SettingProblem.FromProperty(property, value, "set it to true or false."));
        }

        return !IsEqual(value, "false");
    }

    /// <summary>The compiler's options cannot contain a <c>;</c>, so the package's targets write the list under another name.</summary>
    private static EquatableArray<string> ReadDatasetNames(AnalyzerConfigOptions options) =>
        (FindValue("InsightsDatasetList", options) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).ToEquatableArray();

    private static string? FindValue(string property, AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property." + property, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    private static bool IsEqual(string value, string expected) => string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);
}

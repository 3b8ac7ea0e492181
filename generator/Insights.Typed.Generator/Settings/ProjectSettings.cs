using Insights.Typed.Language;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Settings;

/// <summary>The values of a project's properties. An invalid value is reported, and the default is used.</summary>
/// <param name="Types">Where the types go.</param>
/// <param name="HasNamespace">Whether the project sets their namespace itself.</param>
/// <param name="Datasets">Which datasets there are.</param>
/// <param name="HasInterceptors">Whether <c>Select</c> calls are compiled into column lists.</param>
/// <param name="Problems">What cannot be.</param>
internal sealed record ProjectSettings(GeneratedTypes Types, bool HasNamespace, DatasetChoice Datasets, bool HasInterceptors, EquatableArray<SettingProblem> Problems)
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    public static ProjectSettings Of(AnalyzerConfigOptions options)
    {
        var problems = new List<SettingProblem>();
        var types = new GeneratedTypes(NamespaceOf(options, problems), AccessibilityOf(options, problems));
        var hasInterceptors = FlagOf("InsightsInterceptors", options, problems);

        // Heeded by the package's targets; only its spelling is of interest here.
        FlagOf("InsightsShippedSchemas", options, problems);
        CheckProgram(options, problems);
        return new ProjectSettings(types, Value("InsightsNamespace", options) is not null, new DatasetChoice(NamesIn(options)), hasInterceptors, problems.ToEquatableArray());
    }

    private static void CheckProgram(AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        List<string> names = [.. ServiceProgram.All.Select(program => program.Name), "None"];
        if (Value("InsightsProgram", options) is { } written && !names.Exists(name => Is(written, name)))
        {
            problems.Add(SettingProblem.FromProperty("InsightsProgram", written, $"set it to one of {string.Join(", ", names)}.{NameSuggestion.For(written, names)}"));
        }
    }

    private static string NamespaceOf(AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        if (Value("InsightsNamespace", options) is not { } written)
        {
            return GeneratedTypes.Default.Namespace;
        }

        var parts = written.Split('.').Select(part => part.StartsWith("@", StringComparison.Ordinal) ? part.Substring(1) : part).ToList();
        if (parts.All(SyntaxFacts.IsValidIdentifier))
        {
            return string.Join(".", parts);
        }

        problems.Add(SettingProblem.FromProperty("InsightsNamespace", written, $"set it to a namespace, such as '{GeneratedTypes.Default.Namespace}'."));
        return GeneratedTypes.Default.Namespace;
    }

    private static string AccessibilityOf(AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        var written = Value("InsightsAccessibility", options) ?? GeneratedTypes.Default.Accessibility;
        if (Is(written, "public") || Is(written, "internal"))
        {
            return written.ToLowerInvariant();
        }

        problems.Add(SettingProblem.FromProperty("InsightsAccessibility", written, "set it to public or internal."));
        return GeneratedTypes.Default.Accessibility;
    }

    private static bool FlagOf(string property, AnalyzerConfigOptions options, List<SettingProblem> problems)
    {
        var written = Value(property, options) ?? "true";
        if (!Is(written, "true") && !Is(written, "false"))
        {
            problems.Add(SettingProblem.FromProperty(property, written, "set it to true or false."));
        }

        return !Is(written, "false");
    }

    /// <summary>The compiler's options cannot hold a <c>;</c>, so the package's targets write the list under another name.</summary>
    private static EquatableArray<string> NamesIn(AnalyzerConfigOptions options) =>
        (Value("InsightsDatasetList", options) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).ToEquatableArray();

    private static string? Value(string property, AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property." + property, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    private static bool Is(string written, string value) => string.Equals(written, value, StringComparison.OrdinalIgnoreCase);
}

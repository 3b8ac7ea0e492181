using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Analysis;

/// <summary>The severity that a project's settings give to a diagnostic of an analyzer.</summary>
internal static class RuleSeverity
{
    private const string AllRules = "dotnet_analyzer_diagnostic.severity";

    private static readonly string[] Shown = ["default", "warning", "error"];

    private static readonly string[] Hidden = ["none", "silent", "refactoring", "suggestion"];

    /// <summary>Whether a build reports a diagnostic, as a warning or an error.</summary>
    /// <param name="problem">The diagnostic, with its severity before any setting.</param>
    /// <param name="compilation">The compilation, whose options, and whose code, can suppress it.</param>
    /// <param name="options">The settings of the files.</param>
    public static bool IsShown(Diagnostic problem, Compilation compilation, AnalyzerOptions options)
    {
        var effective = CompilationWithAnalyzers.GetEffectiveDiagnostics([problem], compilation).FirstOrDefault();
        return effective is { IsSuppressed: false }
            && (FindBulkSetting(problem, compilation, options) ?? effective.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>
    /// Whether the setting of a category, or else that of all rules, shows a diagnostic; null without such a setting, or if its rule has a
    /// setting. The compiler applies them to diagnostics of analyzers after all others, and has no method for it.
    /// </summary>
    private static bool? FindBulkSetting(Diagnostic problem, Compilation compilation, AnalyzerOptions options)
    {
        if (problem.Location.SourceTree is not { } tree || IsConfigured(problem.Id, tree, compilation.Options))
        {
            return null;
        }

        var settings = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return Read($"dotnet_analyzer_diagnostic.category-{problem.Descriptor.Category}.severity", settings) ?? Read(AllRules, settings);
    }

    private static bool IsConfigured(string id, SyntaxTree tree, CompilationOptions options) =>
        options.SpecificDiagnosticOptions.ContainsKey(id)
        || options.SyntaxTreeOptionsProvider?.TryGetDiagnosticValue(tree, id, CancellationToken.None, out _) == true
        || options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(id, CancellationToken.None, out _) == true;

    private static bool? Read(string key, AnalyzerConfigOptions settings) =>
        !settings.TryGetValue(key, out var severity) ? null
        : Shown.Contains(severity, StringComparer.OrdinalIgnoreCase) ? true
        : Hidden.Contains(severity, StringComparer.OrdinalIgnoreCase) ? false
        : null;
}

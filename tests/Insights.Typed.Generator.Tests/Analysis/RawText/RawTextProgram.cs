using System.Collections.Immutable;
using Insights.Typed.Generator.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>Programs with query text.</summary>
internal static class RawTextProgram
{
    /// <summary>A program that passes a text to the client, with the declarations to which the text refers.</summary>
    public static string Create(string argument, string members = "") => $$"""
        using System.Diagnostics.CodeAnalysis;
        using Insights.Typed;

        internal static class Program
        {
            {{members}}
            internal static Task<SavedQuery> Run(InsightsClient client, string name = "Name", int number = 5) =>
                client.CreateQueryAsync("n", {{argument}});
        }
        """;

    /// <summary>Asserts the messages of a rule about such an argument.</summary>
    public static Task<ImmutableArray<string>> AssertDiagnosticsAsync(string rule, string argument, string members = "", TestProject? project = null) =>
        AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), rule, Create(argument, members), project);

    /// <summary>Asserts that neither the grammar nor the schemas have a problem with such an argument.</summary>
    public static async Task AssertNoDiagnosticsAsync(string argument, string members = "", TestProject? project = null)
    {
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(new RawTextAnalyzer(), Create(argument, members), project);
        Build.AssertNothing(diagnostics.Where(d => d.Id != "INS112"));
    }
}

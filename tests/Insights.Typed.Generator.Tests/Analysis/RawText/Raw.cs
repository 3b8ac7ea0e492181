using System.Collections.Immutable;
using Insights.Typed.Generator.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>Programs with query text in them.</summary>
internal static class Raw
{
    /// <summary>A program that gives a text to the client; around it what the text refers to.</summary>
    public static string Program(string argument, string members = "") => $$"""
        using System.Diagnostics.CodeAnalysis;
        using Insights.Typed;

        internal static class Program
        {
            {{members}}
            internal static Task<SavedQuery> Run(InsightsClient client, string name = "Name", int number = 5) =>
                client.CreateQueryAsync("n", {{argument}});
        }
        """;

    /// <summary>Asserts what a rule says of such an argument.</summary>
    public static Task<ImmutableArray<string>> AssertAsync(string rule, string argument, string members = "", TestProject? project = null) =>
        Analyzed.AssertAsync(new RawTextAnalyzer(), rule, Program(argument, members), project);

    /// <summary>Asserts that neither grammar nor schemas object to such an argument.</summary>
    public static async Task AssertSilentAsync(string argument, string members = "", TestProject? project = null)
    {
        var told = await Analyzed.DiagnosticsAsync(new RawTextAnalyzer(), Program(argument, members), project);
        Build.AssertNothing(told.Where(d => d.Id != "INS112"));
    }
}

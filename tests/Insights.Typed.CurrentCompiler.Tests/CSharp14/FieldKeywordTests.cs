using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.CurrentCompiler.Tests.CSharp14;

/// <summary>A property whose getter uses <c>field</c> can have another value than its initial one.</summary>
public sealed class FieldKeywordTests
{
    [Fact]
    public async Task The_initial_value_of_a_property_with_a_getter_is_not_followed() => Build.AssertNothing(await AnalyzerRunner.GetDiagnosticsAsync(new CallOrderAnalyzer(), """
        using Insights.Typed;

        internal static class Program
        {
            private static UsageQuery Chosen { get => Environment.TickCount > 5 ? Datasets.Usage : field; } = Datasets.Usage.Take(5);

            internal static object Run() => Chosen.Where(x => x.Trial);
        }
        """));
}

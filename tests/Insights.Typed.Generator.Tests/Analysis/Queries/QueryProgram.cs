namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>A program with some statements, and the values and methods that they use.</summary>
internal static class QueryProgram
{
    public static string Create(string statements) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static void Run(UsageQuery given, string name, int limit, string[] names, DateOnly day)
            {
                {{statements}}
            }

            private static QueryCondition Filter(UsageColumns x) => x.Seats > 1;

            private static void Use(InsightsQuery query) { }
        }
        """;
}

using Insights.Typed.Language;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed.Language/README.md")]
internal static class LanguagePage
{
    [Prints]
    internal static Task ParseAsync(InsightsClient insights)
    {
        // <page>
        var parsed = ParsedQuery.Parse("select CustomerName from DynamicsUsage where AssignedSeats>10 order by AssignedSeats");
        Console.WriteLine(parsed.Query);
        Console.WriteLine(parsed.Query?.Conditions[0]);

        foreach (var error in ParsedQuery.Parse("SELECT CustomerName FORM DynamicsUsage").Errors)
        {
            Console.WriteLine($"{error.Span.Start}: {error.Message}");
        }
        // </page>
        return Task.CompletedTask;
    }
}

namespace Insights.Typed.TestKit.Compilation;

/// <summary>Compiles a program around one expression or a few declarations, and gives the text of the query it makes.</summary>
public static class Select
{
    /// <summary>What a query selects when nothing tells which columns it reads.</summary>
    public const string AllColumns = "SELECT Id, Name, Seats, Used, Note, Month, Trial FROM Usage";

    public static TestProject Project { get; } = TestProject.Create(Samples.Usage, Samples.Sales);

    /// <summary>The query that <c>Datasets.Usage.Select(…)</c> becomes with this argument.</summary>
    public static string GetQueryText(string lambda) => GetTextOfExpression($"Datasets.Usage.Select({lambda})");

    /// <summary>The query that an expression becomes. <paramref name="members"/> stand beside it in its class.</summary>
    public static string GetTextOfExpression(string expression, string members = "", string types = "") =>
        RunProgram(CreateProgram(expression, members, types));

    /// <summary>The query that <c>Program.Run()</c> returns the text of.</summary>
    public static string RunProgram(string program) =>
        Assert.IsType<string>(Project.WithSource("Program.cs", program).Build().Run());

    public static string CreateProgram(string expression, string members = "", string types = "") => $$"""
        using Insights.Typed;

        {{types}}

        internal static class Program
        {
            {{members}}
            internal static string Run() => ({{expression}}).ToString();
        }
        """;
}

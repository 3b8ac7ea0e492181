namespace Insights.Typed.TestKit.Compilation;

/// <summary>Compiles a program around one expression or a few declarations, and returns the text of its query.</summary>
public static class Select
{
    /// <summary>The columns of a query if nothing determines which columns it reads.</summary>
    public const string AllColumns = "SELECT Id, Name, Seats, Used, Note, Month, Trial FROM Usage";

    public static TestProject Project { get; } = TestProject.Create(Samples.Usage, Samples.Sales);

    /// <summary>The text of the query <c>Datasets.Usage.Select(…)</c> with this argument.</summary>
    public static string GetQueryText(string lambda) => GetTextOfExpression($"Datasets.Usage.Select({lambda})");

    /// <summary>The text of the query of an expression. <paramref name="members"/> are next to it in its class.</summary>
    public static string GetTextOfExpression(string expression, string members = "", string types = "") =>
        RunProgram(CreateProgram(expression, members, types));

    /// <summary>The text of the query that <c>Program.Run()</c> returns.</summary>
    public static string RunProgram(string program) =>
        Assert.IsType<string>(Project.WithSource("Program.cs", program).BuildEdited().Run());

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

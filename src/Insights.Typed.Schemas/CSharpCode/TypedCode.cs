namespace Insights.Typed.Schemas.CSharpCode;

/// <summary>The typed C# of a query: the chain that the code fix of INS112 writes, and a program around it.</summary>
/// <param name="Expression">The chain; null if there is none.</param>
/// <param name="Program">A program that runs the query; null if there is no chain.</param>
/// <param name="Reason">Why there is no chain; null if there is one.</param>
public sealed record TypedCode(string? Expression, string? Program, string? Reason)
{
    private const string Indentation = "    ";

    /// <summary>Creates the C# of a query.</summary>
    /// <param name="inspection">The inspection of the query.</param>
    /// <param name="client">The client of the program; null for that of the real service.</param>
    public static TypedCode Create(QueryInspection inspection, ClientCode? client = null)
    {
        if (inspection is null)
        {
            throw new ArgumentNullException(nameof(inspection));
        }

        if (inspection is not { Query: { } query, Dataset: { } dataset, Problems.Count: 0 })
        {
            return new(null, null, "Correct the query first.");
        }

        if (TypedQueryWriter.Write(query, dataset, importsSystem: true) is not { } calls)
        {
            return new(null, null, TypedQueryWriter.FindUnsupportedCondition(query, dataset) is { } condition
                ? $"A typed query does not support the condition on {condition.Column.Text}. Run the text with InsightsQuery.FromText."
                : "A typed query does not support so large a LIMIT. Run the text with InsightsQuery.FromText.");
        }

        var expression = calls.Replace("\n", "\n" + Indentation);
        return new(expression, WriteProgram(expression, client ?? ClientCode.RealService), null);
    }

    private static string WriteProgram(string expression, ClientCode client) => $$"""
        using System;
        using Insights.Typed;

        var query = {{expression}};

        {{(client.Comment is { } comment ? comment + "\n" : "")}}{{client.Statement}}
        await foreach (var row in insights.RunAsync(query))
        {
            Console.WriteLine(row);
        }

        """.Replace("\r", "");
}

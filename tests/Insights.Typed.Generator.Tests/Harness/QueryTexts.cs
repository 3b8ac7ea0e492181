using System.Reflection;

namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>
/// The texts of the queries of all cases of a test class, from one program: each lambda is in a separate method. A case reads only
/// its text, so a wrong one fails only its case.
/// </summary>
/// <param name="tests">The class. Its cases with a lambda have it as their first argument, whose parameter is called <c>lambda</c>.</param>
/// <param name="members">Declarations to which the lambdas refer, next to them in their class.</param>
/// <param name="types">Types to which they refer.</param>
internal sealed class QueryTexts(Type tests, string members = "", string types = "")
{
    private readonly Lazy<Dictionary<string, string>> texts = new(() => Compile(FindLambdas(tests), members, types));

    /// <summary>The text of the query <c>Datasets.Usage.Select(…)</c> with this argument.</summary>
    public string this[string lambda] => texts.Value[lambda];

    private static List<string> FindLambdas(Type tests) =>
    [
        .. tests.GetMethods()
            .Where(method => method.GetParameters() is [{ Name: "lambda" }, ..])
            .SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>())
            .Select(data => (string)data.Data[0]!)
            .Distinct(StringComparer.Ordinal),
    ];

    private static Dictionary<string, string> Compile(List<string> lambdas, string members, string types)
    {
        var methods = lambdas.Select((lambda, i) => $"    private static string Case{i}() => Datasets.Usage.Select({lambda}).ToString();\n");
        var results = Assert.IsType<string[]>(Select.Project.WithSource("Program.cs", $$"""
            using Insights.Typed;

            {{types}}

            internal static class Program
            {
                {{members}}
                internal static string[] Run() => [{{string.Join(", ", lambdas.Select((_, i) => $"Case{i}()"))}}];

            {{string.Concat(methods)}}
            }
            """).BuildEdited().Run());
        return lambdas.Zip(results).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}

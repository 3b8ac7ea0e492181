using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Tests.UserCode.Mistakes;

/// <summary>While code is typed, an editor shows columns in conditions: the members that exist to report errors do not replace them.</summary>
public sealed class UnfinishedCodeTests
{
    private static readonly string[] Conditions =
    [
        "Where(x => x.)", "Where(x => x.Nam)", "Where(x => x.Name.)", "Where(x => x.Name.Con)", "Where(x => x.Seats > )", "Where(x => x.Seats > 1 && x.)",
        "Where(x => x.Name.In(1))", "Where(x => x.Month.In(\"2026-01-01\"))", "Where(x => x.Seats)", "Where(x => x.Trial && x.Sea > 1)", "Where(x => x.Trial).Where(x => x.)",
        "OrderBy(x => x.)", "OrderBy(x => x.Nam)", "OrderBy(x => x.Name).ThenBy(x => x.)", "OrderByDescending(x => x.Seat)",
    ];

    [Fact]
    public async Task The_parameter_of_an_unfinished_condition_is_the_columns()
    {
        var methods = Conditions.Select((condition, number) => $"    internal static object Case{number}() => Datasets.Usage.{condition};\n");
        var project = await EditorProject.OpenAsync(Select.Project.WithSource("Program.cs", $"using Insights.Typed;\n\ninternal static class Program\n{{\n{string.Concat(methods)}}}\n"));
        var model = (await project.File("Program.cs").GetSemanticModelAsync(TestContext.Current.CancellationToken))!;
        var root = await model.SyntaxTree.GetRootAsync(TestContext.Current.CancellationToken);

        var types = root.DescendantNodes().OfType<MethodDeclarationSyntax>().SelectMany(
            (method, number) => method.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == "x").Select(name => $"{Conditions[number]}: {model.GetTypeInfo(name).Type}"));
        Assert.DoesNotContain(types, type => !type.EndsWith(": Insights.Typed.UsageColumns", StringComparison.Ordinal));
        Assert.NotEmpty(types);
    }
}

using Insights.Typed.CodeFixes.Selects;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>The conversion to method calls is offered anywhere in the expression.</summary>
public sealed class QueryExpressionRefactoringTests
{
    private const string Query = "from x in Datasets.Usage where x.Seats > 1 orderby x.Name select new { x.Name, x.Total }";

    [Fact]
    public async Task It_is_offered_at_each_clause()
    {
        var source = $"using Insights.Typed;\n\ninternal static class Program\n{{\n    internal static object Run() => {Query};\n\n    internal static object Other(string[] names) => from x in names select x.Length;\n\n    internal static object Row() => from x in Datasets.Usage where x.Seats > 1 select x;\n}}\n";
        var project = await EditorProject.OpenAsync(Select.Project.WithSource("Program.cs", source));
        var document = project.File("Program.cs");
        foreach (var word in new[] { "from x in Datasets.Usage where x.Seats > 1 orderby", "Datasets.Usage where", "x.Seats", "orderby", "select new", "x.Total" })
        {
            var action = Assert.Single(await GetActionsAsync(source.IndexOf(word, StringComparison.Ordinal)));
            var changed = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            Assert.Equal(
                source.Replace(Query, "Datasets.Usage.Where(x => x.Seats > 1).OrderBy(x => x.Name).Select(x => new { x.Name, x.Total })", StringComparison.Ordinal),
                (await changed.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        }

        Assert.Empty(await GetActionsAsync(source.IndexOf("from x in names", StringComparison.Ordinal)));
        Assert.Empty(await GetActionsAsync(source.IndexOf("from x in Datasets.Usage where x.Seats > 1 select x;", StringComparison.Ordinal)));
        Assert.Empty(await GetActionsAsync(source.IndexOf("Run", StringComparison.Ordinal)));

        async Task<List<CodeAction>> GetActionsAsync(int position)
        {
            var actions = new List<CodeAction>();
            await new QueryExpressionRefactoring().ComputeRefactoringsAsync(
                new CodeRefactoringContext(document, new TextSpan(position, 0), actions.Add, TestContext.Current.CancellationToken));
            return actions;
        }
    }
}

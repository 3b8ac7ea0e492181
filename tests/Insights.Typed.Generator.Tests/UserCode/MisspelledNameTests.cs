namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>A name that does not exist is a compiler error at that name, and never in generated code.</summary>
public sealed class MisspelledNameTests
{
    [Theory]
    [InlineData("Datasets.[[Usages]].Select(x => x.Name)", "CS0117")]
    [InlineData("Datasets.[[usage]].Select(x => x.Name)", "CS0117")]
    [InlineData("[[Dataset]].Usage.Select(x => x.Name)", "CS0103")]
    [InlineData("Datasets.Usage.Select(x => x.[[Nmae]])", "CS1061")]
    [InlineData("Datasets.Usage.Select(x => x.[[name]])", "CS1061")]
    [InlineData("Datasets.Usage.Select(x => new { x.Seats, x.[[Nmae]] })", "CS1061")]
    [InlineData("Datasets.Usage.Where(x => x.[[Nmae]] == \"a\").Select(x => x.Name)", "CS1061")]
    [InlineData("Datasets.Usage.OrderBy(x => x.[[Nmae]]).Select(x => x.Name)", "CS1061")]
    [InlineData("Datasets.Usage.[[Were]](x => x.Trial).Select(x => x.Name)", "CS1061")]
    [InlineData("Datasets.Usage.[[Selct]](x => x.Name)", "CS1061")]
    [InlineData("Datasets.Usage.[[Select]](x => x.Name, 2)", "CS1501")]
    [InlineData("Datasets.Usage.[[Select]](x => { })", "CS0411")]
    [InlineData("Datasets.Usage.[[Select]](() => 1)", "CS0411")]
    [InlineData("Datasets.Usage.[[Select]]((x, y) => 1)", "CS0411")]
    [InlineData("Datasets.Usage.Select<int>(x => [[x.Name]])", "CS0029", "CS1662")]
    [InlineData("Datasets.Usage.[[Select]]((SalesRow x) => x.Name)", "CS0411")]
    public void A_name_or_call_that_does_not_exist(string expression, params string[] ids) => UserError.AssertErrors(Select.CreateProgram(expression), ids);

    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.[[]])")]
    [InlineData("Datasets.Usage.Select(x => [[]])")]
    [InlineData("Datasets.Usage.Select(x[[]])")]
    [InlineData("Datasets..Select(x => x.Name[[]])")]
    [InlineData("Datasets.Usage.Select(x => x.Name")]
    [InlineData("Datasets.Usage.Select(x => new { x.Name, x. })")]
    [InlineData("Datasets.Usage.Select(x => { return x.Name;")]
    [InlineData(".Select(x => x.Name)")]
    [InlineData("query.Select(x => x.Name)); } UsageQuery query = Datasets.Usage; void M() { (1")]
    [InlineData("Datasets.Usage.Select(=> x.Name)")]
    [InlineData("Datasets.Usage.Select((, x) => x.Name)")]
    [InlineData("Datasets.Usage.Select(( ) => x.Name)")]
    [InlineData("Datasets.Usage.Select<>(x => x.Name)")]
    public void Incomplete_code_never_breaks_generated_code(string expression)
    {
        var build = Select.Project.WithSource("Program.cs", Select.CreateProgram(expression.Replace("[[]]", "", StringComparison.Ordinal))).BuildEdited();

        Assert.Null(build.Result.Exception);
        Assert.NotEmpty(build.Diagnostics);
        Build.AssertNothing(build.Diagnostics.Where(build.IsGenerated));
    }
}

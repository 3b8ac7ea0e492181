using Insights.Typed.Docs.Tests.Examples;

namespace Insights.Typed.Docs.Tests.Pages;

/// <summary>
/// Every C# block on every page is compiled in this project, with the generator and its analyzers, and prints the output on
/// the page. The pages of rules show code that is rejected; the generator's tests compile those.
/// </summary>
public sealed class ExampleTests
{
    private static readonly string[] Languages = ["csharp", "text", "json", "xml", "sh", "ini", "mermaid", "sql", "python", "yaml"];

    public static TheoryData<string> PagesWithCode => [.. Page.All.Values
        .Where(page => !IsRuleExample(page) && page.Blocks.Any(block => block.Language == "csharp"))
        .Select(page => page.Path)];

    public static TheoryData<string> PagesWithOutput => [.. PagesWithCode.Select(row => row.Data)
        .Where(path => Page.All[path].Blocks.Any(block => block.Language == "text"))];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Every_code_block_is_compiled(string path)
    {
        var page = Page.All[path];
        var file = ExampleFile.Get(page);

        var shown = page.Blocks.Where(block => block.Language == "csharp").ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            Assert.True(i < file.Examples.Count, $"{path}:{shown[i].Line}: put this block between // <page> and // </page> in {file.Path}, after the {i} others.");
            Assert.Equal(shown[i].Code, file.Examples[i].Code);
        }

        Assert.True(shown.Count == file.Examples.Count, $"{file.Path} has {file.Examples.Count} examples, {path} has {shown.Count}.");
    }

    [Theory]
    [MemberData(nameof(PagesWithOutput))]
    public async Task Every_output_matches_the_printed_output(string path)
    {
        var examples = ExampleFile.Get(Page.All[path]).PrintingExamples.ToList();
        var outputs = GetOutputs(Page.All[path]).ToList();
        Assert.Equal(outputs.Count, examples.Count);
        foreach (var (example, output) in examples.Zip(outputs))
        {
            await using var local = await LocalServiceHost.StartAsync(service => { service.Seed = 4; service.RowsPerDataset = 1000; });
            var printed = Printed.Capture();
            await example(local.Client);
            if (printed.ToString() != output.Shown.Code)
            {
                Assert.Fail($"{path}:{output.Shown.Line}: the printed output is\n{printed}");
            }
        }
    }

    [Fact]
    public void Every_printing_example_has_its_output_after_it()
    {
        foreach (var path in PagesWithCode.Select(row => row.Data))
        {
            var outputs = GetOutputs(Page.All[path]).Select(output => output.Of.Code).ToList();
            Assert.Equal(outputs, ExampleFile.Get(Page.All[path]).Examples.Where(example => example.Prints).Select(example => example.Code));
        }
    }

    /// <summary>
    /// A text after a schema file is the output of the build, and one after a command of a sample or of the tool is the
    /// output of that command; the tests of the generator, the sample and the tool compare those.
    /// </summary>
    [Fact]
    public void Every_output_follows_an_example()
    {
        var unprinted = Page.All.Values.Where(page => !IsRuleExample(page)).SelectMany(page => page.Blocks
            .Where((block, i) => block.Language == "text" && (i == 0 || page.Blocks[i - 1].Language != PrinterOn(page)))
            .Select(block => $"{page}:{block.Line}: no example or command prints this"));

        Assert.Empty(unprinted);

        static string PrinterOn(Page page) =>
            page.Path == "schemas/README.md" ? "json" : page.Path.StartsWith("src/Insights.Typed.Tool/", StringComparison.Ordinal) || page.Path.StartsWith("samples/", StringComparison.Ordinal) ? "sh" : "csharp";
    }

    [Fact]
    public void Every_code_block_names_its_language()
    {
        var mismatched = Page.All.Values.SelectMany(page => page.Blocks
            .Where(block => !Languages.Contains(block.Language))
            .Select(block => $"{page}:{block.Line}: '{block.Language}' is none of {string.Join(", ", Languages)}"));

        Assert.Empty(mismatched);
    }

    /// <summary>Not within a list, nor with another fence: such a block would be skipped.</summary>
    [Fact]
    public void Every_block_starts_at_the_margin() => Assert.All(Page.All.Values, page => Assert.DoesNotMatch("(?m)^\\s*(```|~~~)", page.Prose));

    [Fact]
    public void Every_example_is_compiled() =>
        Assert.All(ExampleFile.All, file => Assert.DoesNotContain("#if", Page.ReadText(file.Path), StringComparison.Ordinal));

    [Fact]
    public void Every_file_of_examples_belongs_to_a_page_with_code() =>
        Assert.Empty(ExampleFile.All.Select(file => file.Page).Except(PagesWithCode.Select(row => row.Data)));

    private static bool IsRuleExample(Page page) => page.Path.StartsWith("generator/docs/INS", StringComparison.Ordinal);

    private static IEnumerable<(Block Of, Block Shown)> GetOutputs(Page page) => page.Blocks
        .Zip(page.Blocks.Skip(1))
        .Where(pair => pair is { First.Language: "csharp", Second.Language: "text" });
}

namespace Insights.Typed.AspNetCore.Tests.Readme;

/// <summary>The page shows what compiles, and what passes.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Every_example_is_code_that_is_compiled_here()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Readme", "Examples.cs"), TestContext.Current.CancellationToken);
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"), TestContext.Current.CancellationToken);
        var compiled = new List<string>();
        var isInside = false;
        foreach (var line in lines)
        {
            if (line.Trim() is "// <readme>" or "// </readme>")
            {
                isInside = line.Trim() == "// <readme>";
                compiled.AddRange(isInside ? [""] : []);
            }
            else if (isInside)
            {
                compiled[^1] += line + "\n";
            }
        }

        Assert.Equal(compiled, readme.Split("```csharp\n").Skip(1).Select(part => part.Split("```")[0]));
        Assert.NotEmpty(compiled);
    }
}

using System.Reflection;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Readme;

/// <summary>The local service's README shows what compiles and runs, and tells of every fault.</summary>
public sealed class LocalServiceReadmeTests
{
    [Fact]
    public async Task Every_example_is_code_that_is_compiled_here()
    {
        var source = await FileAsync("Readme/LocalServiceExamples.cs");
        var compiled = source.Split("        // <readme>\n").Skip(1).Select(part => part.Split("        // </readme>")[0]);
        var shown = (await FileAsync("LocalService/README.md")).Split("```csharp\n").Skip(1).Select(part => part.Split("```")[0]);

        Assert.Equal(compiled, shown);
    }

    [Fact]
    public async Task The_examples_run()
    {
        Assert.NotEmpty(await LocalServiceExamples.InATestAsync());
        Assert.Equal(System.Net.HttpStatusCode.OK, await LocalServiceExamples.SignInAsync());
        await using var service = await InsightsLocalService.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        LocalServiceExamples.Faults(service);
        Assert.Equal(4, service.Faults.Left);
    }

    [Fact]
    public async Task Every_fault_is_in_it_with_its_word_for_the_command_line()
    {
        var readme = await FileAsync("LocalService/README.md");
        var faults = typeof(LocalServiceFault).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(m => m.Name);
        var words = typeof(LocalServiceFault).Assembly.GetType("Insights.Typed.LocalService.CommandLine.FaultWords", throwOnError: true)!
            .GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!.ToString()!.Split(", ");

        Assert.All(faults, fault => Assert.Contains($"| `{fault}", readme, StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains($"| `{word}` |", readme, StringComparison.Ordinal));
    }

    private static Task<string> FileAsync(string path) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, path), TestContext.Current.CancellationToken);
}

namespace Insights.Typed.Tool;

/// <summary>The entry point of the tool.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var stop = new StopSignal();
        return await InsightsTool.RunAsync(arguments, ToolContext.CreateForProcess(), stop.Token).ConfigureAwait(false);
    }
}

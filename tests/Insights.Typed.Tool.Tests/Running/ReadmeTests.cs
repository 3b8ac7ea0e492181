using System.CommandLine.Parsing;
using Insights.Typed.Tool.Commands;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The tool's README.</summary>
public sealed class ReadmeTests
{
    public static TheoryData<string> CommandLines => [.. File
        .ReadAllLines(Path.Combine(AppContext.BaseDirectory, "README.md"))
        .Where(line => line.StartsWith("insights ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void Every_command_line_in_it_is_one(string line)
    {
        using var tool = new TestTool();
        var context = new ToolContext { Output = TextWriter.Null, Error = TextWriter.Null, Variable = _ => null, Folder = tool.Folder.Path };

        var parsed = new InsightsCommand(context).Parse([.. CommandLineParser.SplitCommandLine(line).Skip(1)]);

        Assert.Empty(parsed.Errors.Select(error => error.Message));
    }

    [Fact]
    public void Every_command_is_in_it()
    {
        var context = new ToolContext { Output = TextWriter.Null, Error = TextWriter.Null, Variable = _ => null, Folder = "." };
        var commands = new InsightsCommand(context).Subcommands
            .SelectMany(command => command.Subcommands.Count == 0 ? [command.Name] : command.Subcommands.Select(sub => $"{command.Name} {sub.Name}"));

        Assert.All(commands, command => Assert.Contains(CommandLines, line => line.Data.StartsWith($"insights {command} ", StringComparison.Ordinal) || line.Data == $"insights {command}"));
    }
}

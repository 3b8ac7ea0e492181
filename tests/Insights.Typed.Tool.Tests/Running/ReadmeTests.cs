using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using System.Text.RegularExpressions;
using Insights.Typed.Tool.Commands;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The tool's commands, on every page that shows some.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;

    public static TheoryData<string> CommandLines => [.. FindPages(new DirectoryInfo(Root)).SelectMany(GetCommandLines).Distinct()];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void Every_command_line_is_valid(string line)
    {
        using var tool = new TestTool();
        var context = new ToolContext { Output = TextWriter.Null, Error = TextWriter.Null, GetEnvironmentVariable = _ => null, WorkingDirectory = tool.Folder.Path };

        var parsed = new InsightsCommand(context).Parse([.. CommandLineParser.SplitCommandLine(line).Skip(1)]);

        Assert.Empty(parsed.Errors.Select(error => error.Message));
    }

    [Fact]
    public void Every_command_is_on_the_tools_page()
    {
        var shown = GetCommandLines(Path.Combine(Root, "src/Insights.Typed.Tool/README.md")).ToList();
        var context = new ToolContext { Output = TextWriter.Null, Error = TextWriter.Null, GetEnvironmentVariable = _ => null, WorkingDirectory = "." };
        var commands = new InsightsCommand(context).Subcommands
            .SelectMany(command => command.Subcommands.Count == 0 ? [command.Name] : command.Subcommands.Select(sub => $"{command.Name} {sub.Name}"));

        Assert.All(commands, command => Assert.Contains(shown, line => line.StartsWith($"insights {command} ", StringComparison.Ordinal) || line == $"insights {command}"));
    }

    [Fact]
    public void Every_option_on_the_tools_page_exists()
    {
        var context = new ToolContext { Output = TextWriter.Null, Error = TextWriter.Null, GetEnvironmentVariable = _ => null, WorkingDirectory = "." };
        var options = GetOptions(new InsightsCommand(context)).ToHashSet(StringComparer.Ordinal);

        Assert.All(OptionPattern().Matches(File.ReadAllText(Path.Combine(Root, "src/Insights.Typed.Tool/README.md"))), option => Assert.Contains(option.Value, options));
    }

    private static IEnumerable<string> GetOptions(Command command) => command.Options.SelectMany(option => option.Aliases.Append(option.Name))
        .Concat(command.Subcommands.SelectMany(GetOptions));

    [GeneratedRegex("(?<![\\w-])--[a-z][a-z-]*", RegexOptions.CultureInvariant)]
    private static partial Regex OptionPattern();

    /// <summary>The redirections to files at the end of a line, which the shell does not pass to the tool.</summary>
    [GeneratedRegex("( [<>] [^ \"]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex RedirectionPattern();

    private static IEnumerable<string> GetCommandLines(string page) => File.ReadAllText(page).ReplaceLineEndings("\n")
        .Split("\n```sh\n").Skip(1)
        .SelectMany(block => block.Split("\n```")[0].Split('\n'))
        .Where(line => line.StartsWith("insights ", StringComparison.Ordinal))
        .Select(line => RedirectionPattern().Replace(line, ""));

    private static IEnumerable<string> FindPages(DirectoryInfo folder) => folder.GetFiles("*.md").Select(file => file.FullName)
        .Concat(folder.GetDirectories()
            .Where(below => below.Name is not ("bin" or "obj" or "artifacts") && !below.Name.StartsWith('.'))
            .SelectMany(FindPages));
}

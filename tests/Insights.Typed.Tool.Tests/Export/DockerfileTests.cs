using System.Reflection;
using System.Text.Json;
using Insights.Typed.Tool.Commands;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>What can be tried of the Dockerfile without a container engine. INSIGHTS_SOAK also publishes the tool with its command.</summary>
public sealed class DockerfileTests
{
    private static readonly string Root = typeof(DockerfileTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;

    private static readonly (string Name, string Value)[] Instructions = [.. File.ReadAllLines(Path.Combine(Root, "src/Insights.Typed.Tool/Dockerfile"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1]))];

    [Fact]
    public void Its_program_and_arguments_are_those_of_the_tool()
    {
        var program = JsonSerializer.Deserialize<string[]>(Find("ENTRYPOINT"))!;
        var arguments = JsonSerializer.Deserialize<string[]>(Find("CMD"))!;
        var context = new ToolContext { Output = TextWriter.Null, Error = TextWriter.Null, GetEnvironmentVariable = _ => null, WorkingDirectory = "." };

        Assert.Equal(["dotnet", "/app/" + Path.GetFileName(DotNet.Tool)], program);
        Assert.Empty(new InsightsCommand(context).Parse(arguments).Errors);
        Assert.StartsWith(Credentials.ServiceOptions.LoginFolderVariable + "=", Find("ENV"), StringComparison.Ordinal);
    }

    /// <summary>The image must have the frameworks that the tool requires, in their version.</summary>
    [Fact]
    public void Its_image_has_the_frameworks_of_the_tool()
    {
        var options = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(DotNet.Tool, ".runtimeconfig.json"))).RootElement.GetProperty("runtimeOptions");
        var framework = options.TryGetProperty("frameworks", out var all) ? all.EnumerateArray().Single(item => item.GetProperty("name").GetString() == "Microsoft.AspNetCore.App") : options.GetProperty("framework");

        Assert.Equal("Microsoft.AspNetCore.App", framework.GetProperty("name").GetString());
        Assert.EndsWith("/aspnet:" + string.Join('.', framework.GetProperty("version").GetString()!.Split('.').Take(2)), Instructions.Last(line => line.Name == "FROM").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_publish_command_publishes_the_tool()
    {
        var command = Find("RUN").Split(' ');
        Assert.Equal(["dotnet", "publish"], command[..2]);
        Assert.True(File.Exists(Path.Combine(Root, command[2], Path.GetFileName(command[2]) + ".csproj")));
        Assert.SkipUnless(Soak.Factor > 1, "Publishing takes long, and is part of INSIGHTS_SOAK.");

        using var folder = new TempFolder();
        (await DotNet.RunAsync(Root, new Dictionary<string, string>(), [.. command[1..].Select(argument => argument == "/app" ? folder["app"] : argument)])).AssertExit(0);
        (await DotNet.RunAsync(folder.Path, new Dictionary<string, string>(), Path.Combine(folder["app"], "insights.dll"), "export", "watch", "--help")).AssertExit(0);
    }

    private static string Find(string name) => Assert.Single(Instructions, line => line.Name == name).Value;
}

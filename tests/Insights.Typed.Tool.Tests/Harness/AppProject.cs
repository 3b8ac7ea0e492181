using System.Text.RegularExpressions;

namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>An app with queries, built as its users build it: by <c>dotnet build</c>, with the package's targets.</summary>
internal sealed partial class AppProject : IDisposable
{
    private AppProject()
    {
    }

    public TempFolder Folder { get; } = new();

    public static AppProject Create(params (string Name, string Text)[] files)
    {
        var app = new AppProject();
        app.Folder.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <InsightsQueryManifest>queries.json</InsightsQueryManifest>
                <InsightsToolPath>{DotNet.Tool}</InsightsToolPath>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(Path.GetDirectoryName(DotNet.Tool)!, "Insights.Typed.dll")}" />
                <Reference Include="{Path.Combine(Path.GetDirectoryName(DotNet.Tool)!, "Insights.Typed.Language.dll")}" />
                <Analyzer Include="{DotNet.Generator}/*.dll" Exclude="{DotNet.Generator}/Microsoft.*.dll" />
                <InsightsSchema Include="schemas/*.json" />
              </ItemGroup>
              <Import Project="{DotNet.Targets}" />
            </Project>
            """);
        foreach (var (name, text) in files)
        {
            app.Folder.Write(name, text);
        }

        return app;
    }

    public Task<ToolRun> BuildAsync(IReadOnlyDictionary<string, string>? environment = null, params string[] arguments) =>
        DotNet.RunAsync(Folder.Path, environment ?? new Dictionary<string, string>(), ["build", "-nologo", "-v:minimal", "-nodeReuse:false", "-consoleLoggerParameters:NoSummary", .. arguments]);

    /// <summary>The distinct errors of a build: file, line and code.</summary>
    public static IEnumerable<string> GetErrors(ToolRun build) => ErrorLinePattern().Matches(build.Output)
        .Select(match => $"{Path.GetFileName(match.Groups["file"].Value)}({match.Groups["line"].Value}): {match.Groups["code"].Value}")
        .Distinct();

    public void Dispose() => Folder.Dispose();

    [GeneratedRegex(@"^ *(?<file>[^\n(]+)\((?<line>\d+)(,\d+)?\): error ?(?<code>\w*)", RegexOptions.Multiline)]
    private static partial Regex ErrorLinePattern();
}

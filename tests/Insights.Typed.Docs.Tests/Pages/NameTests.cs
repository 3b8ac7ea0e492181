using System.Reflection;
using System.Text.RegularExpressions;

namespace Insights.Typed.Docs.Tests.Pages;

/// <summary>Names on pages exist: types and their members, properties and targets of a build, projects.</summary>
public sealed partial class NameTests
{
    private static readonly Dictionary<string, Type> Types = new[]
        {
            typeof(InsightsClient), typeof(TokenCredentialExtensions), typeof(AspNetCore.ReportCallbacks), typeof(LocalService.InsightsLocalService),
            typeof(Testing.InMemoryInsights), typeof(ReportFileConverter), typeof(Microsoft.Extensions.DependencyInjection.InsightsClientServiceCollectionExtensions), typeof(Datasets),
        }
        .SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type is { IsNested: false } && (type.IsPublic || type.Namespace == "Insights.Typed"))
        .DistinctBy(type => type.Name.Split('`')[0])
        .ToDictionary(type => type.Name.Split('`')[0], StringComparer.Ordinal);

    /// <summary>Options on the local service's page that belong to <c>dotnet</c>, to every program, or to <c>insights login</c>.</summary>
    private static readonly string[] OfOtherPrograms = ["--project", "--global", "--prerelease", "--help", "--device-code", "--allow-unencrypted-storage"];

    private static readonly string Build = Page.ReadText("src/Insights.Typed/build/Insights.Typed.props") + Page.ReadText("src/Insights.Typed/build/Insights.Typed.targets");

    [Fact]
    public void Every_type_and_member_exists() => Assert.Empty(
        from page in Page.All.Values
        from Match name in TypeAndMember().Matches(page.Prose)
        let member = name.Groups["member"].Value
        where Types.TryGetValue(name.Groups["type"].Value, out var type)
            ? member.Length > 0 && !HasMember(type, member)
            : name.Groups["type"].Value.StartsWith("Insights", StringComparison.Ordinal) && !IsBuildName(name.Groups["type"].Value)
        select $"{page}: there is no {name.Value}");

    [Fact]
    public void Every_property_and_target_of_a_build_exists() => Assert.Empty(
        from page in Page.All.Values
        from block in page.Blocks
        from Match name in (block.Language == "xml" ? Element() : OnCommandLine()).Matches(block.Code)
        where !IsBuildName(name.Groups["name"].Value)
        select $"{page}: there is no {name.Groups["name"].Value}");

    [Fact]
    public void Every_project_in_a_command_exists() => Assert.Empty(
        from page in Page.All.Values
        from Match project in Project().Matches(page.Text)
        where !Page.Exists(project.Groups["path"].Value)
        select $"{page}: there is no project {project.Groups["path"].Value}");

    [Fact]
    public void Every_option_of_the_local_service_exists()
    {
        var page = Page.All["src/Insights.Typed.LocalService/README.md"].Text;
        const string Folder = "src/Insights.Typed.LocalService.CommandLine/";
        var command = Page.ReadText(Folder + "ServiceSettings.cs") + Page.ReadText(Folder + "ProgramOption.cs");
        Assert.All(Option().Matches(page).Select(option => option.Value), option =>
            Assert.True(OfOtherPrograms.Contains(option) || command.Contains($"\"{option}\"", StringComparison.Ordinal), option));
    }

    /// <summary>Types that are generated for this project are internal.</summary>
    private static bool HasMember(Type type, string member) => type
        .GetMember(member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy | (type.IsPublic ? 0 : BindingFlags.NonPublic))
        .Length > 0;

    private static bool IsBuildName(string name) => Regex.IsMatch(Build, $@"\b{name}\b", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"`(?<type>[A-Z]\w+)(?:<\w+>)?(?:\.(?<member>[A-Z]\w+))?(?=[`(<.])", RegexOptions.CultureInvariant)]
    private static partial Regex TypeAndMember();

    [GeneratedRegex(@"<(?<name>\w*Insights\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    [GeneratedRegex(@"-[tp]:(?<name>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex OnCommandLine();

    [GeneratedRegex(@"--project (?<path>[\w./-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Project();

    [GeneratedRegex(@"--[a-z][a-z-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}

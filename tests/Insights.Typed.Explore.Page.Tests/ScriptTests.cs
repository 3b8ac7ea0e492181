using System.Reflection;
using System.Text.RegularExpressions;
using Insights.Typed.Explore.Files;
using Insights.Typed.Explore.Results;
using Insights.Typed.Language;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The scripts of the page. What the server defines is in its responses, so that a script cannot disagree with it.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void No_script_writes_or_reads_the_clauses_of_a_query() =>
        Assert.All(ReadScripts(), script => Assert.DoesNotContain("TIMESPAN", script.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>A text is also the text of an element.</summary>
    [Fact]
    public void No_script_names_a_type_of_columns() => AssertNoneIsNamed(ColumnTypes.All.Where(type => type.Type != ColumnType.Text).Select(type => type.Name));

    [Fact]
    public void No_script_names_a_state_of_a_run() => AssertNoneIsNamed(Enum.GetNames<RunState>());

    [Fact]
    public void No_script_names_a_status_of_the_service() => AssertNoneIsNamed(GetNames<ReportStatus>().Concat(GetNames<ExecutionStatus>()));

    [Fact]
    public void No_script_names_a_format() => AssertNoneIsNamed(Enum.GetValues<ResultFormat>().Select(format => format.GetExtension()));

    /// <summary>Gets the names of the known values of an extensible set.</summary>
    private static IEnumerable<string> GetNames<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(T)).Select(property => property.GetValue(null)!.ToString()!);

    /// <summary>Asserts that no script has one of the words as a string or as the name of a property.</summary>
    private static void AssertNoneIsNamed(IEnumerable<string> words)
    {
        var word = string.Join('|', words.Select(Regex.Escape));
        Assert.NotEmpty(word);
        var named = new Regex($"""(?<quote>["'`])(?:{word})\k<quote>|\b(?:{word}):""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        Assert.All(ReadScripts(), script => Assert.True(named.Match(script.Text) is { Success: false }, $"{script.Path} has {named.Match(script.Text)}."));
    }

    private static List<(string Path, string Text)> ReadScripts()
    {
        var page = Repository.GetPath("src/Insights.Typed.Explore/Page");
        List<(string Path, string Text)> scripts =
        [
            .. Directory.EnumerateFiles(page, "*.js", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(page, path))
                .Where(path => !path.StartsWith("vendor", StringComparison.Ordinal))
                .Select(path => (path, File.ReadAllText(Path.Combine(page, path)))),
        ];
        Assert.NotEmpty(scripts);
        return scripts;
    }
}

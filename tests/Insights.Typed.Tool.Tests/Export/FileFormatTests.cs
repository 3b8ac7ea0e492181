using Insights.Typed.Explore.Files;
using Insights.Typed.Export.Files;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The formats of files of rows: of exports, of the rows of a query, and of the page.</summary>
public sealed class FileFormatTests
{
    public static TheoryData<ExportFormat> Formats => [.. Enum.GetValues<ExportFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_is_found_by_its_extension(ExportFormat format)
    {
        Assert.Equal(format, ExportFormats.Find("rows" + format.GetExtension()));
        Assert.Equal(format, ExportFormats.Find("a.csv/rows" + format.GetExtension().ToUpperInvariant()));
        Assert.Null(ExportFormats.Find("rows" + format.GetExtension() + "x"));
    }

    /// <summary>An export is configured with the word that is also the extension.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void The_word_for_a_format_is_its_extension(ExportFormat format) => Assert.Equal("." + format.ToString().ToLowerInvariant(), format.GetExtension());

    [Fact]
    public void The_page_saves_each_format_with_the_same_extension() => Assert.Equal(
        Enum.GetValues<ExportFormat>().Select(format => format.GetExtension()).Order(StringComparer.Ordinal),
        Enum.GetValues<ResultFormat>().Select(format => "." + format.GetExtension()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_file_of_each_format_can_be_written(ExportFormat format)
    {
        const string Query = "SELECT Id, Name, Seats, Month FROM Usage TIMESPAN LIFETIME";
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        var file = "rows" + format.GetExtension();

        var refused = (await tool.RunAsync("query", "run", Query, "--output", "rows")).AssertExit(1);
        (await tool.RunAsync("query", "run", Query, "--output", file)).AssertExit(0);

        Assert.Contains(format.GetExtension(), refused.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, new FileInfo(tool.Folder[file]).Length);
    }
}

using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>The format of schema files.</summary>
public sealed class WriterTests
{
    public static TheoryData<string> Shipped => [.. Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas"), "*.json")
        .Select(file => Path.GetFileName(file))
        .Where(name => name != SchemaFolder.DescriptionFileName)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task It_is_the_format_of_the_files_in_the_library(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "schemas", name), TestContext.Current.CancellationToken);
        var document = SchemaFolderFile.Read(name, name, bytes).Document;

        Assert.Equal(bytes, DatasetWriter.Write(document.Form, document.Parts));
    }
}

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A secret that is entered where the name of a variable is expected is neither shown nor written.</summary>
public sealed class ExportSecretTests
{
    private const string Secret = "Host=db;Password=hunter2";

    [Fact]
    public async Task The_file_names_variables_and_has_no_secret()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        foreach (var (setting, file) in new[]
        {
            ("target.connectionVariable", $$"""{ "target": { "type": "postgresql", "connectionVariable": "{{Secret}}" }, "datasets": "all" }"""),
            ("accounts, A: clientSecretVariable", $$"""{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "accounts": [{ "name": "A", "tenantId": "t", "clientSecretVariable": "{{Secret}}" }] }"""),
            ("accounts, A: accessTokenVariable", $$"""{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "accounts": [{ "name": "A", "accessTokenVariable": "eyJ0.{{Secret}}" }] }"""),
        })
        {
            export.Configure(file);
            var run = (await export.Tool.RunAsync("export", "run")).AssertExit(1);
            Assert.Contains($"{setting} must be the name of an environment variable", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("must be the name of an environment variable", "--target", "postgresql", "--connection-variable", Secret)]
    [InlineData("target.container", "--target", "azureblob", "--container", "https://account.blob.core.windows.net/insights?sig=hunter2")]
    public async Task Init_writes_no_secret(string expected, params string[] options)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        var run = (await export.Tool.RunAsync(["export", "init", "--file", "new.json", .. options])).AssertExit(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(export.Tool.Folder["new.json"]));
    }
}

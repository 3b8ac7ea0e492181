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
    [InlineData("target.container: The name of a container has 3 to 63 characters", "--target", "azureblob", "--connection-variable", "STORAGE", "--container", "https://account.blob.core.windows.net/insights?sig=hunter2")]
    public async Task Init_writes_no_secret(string expected, params string[] options)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        var run = (await export.Tool.RunAsync(["export", "init", "--file", "new.json", .. options])).AssertExit(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(export.Tool.Folder["new.json"]));
    }

    /// <summary>The variable may not be set on the machine where the file is written.</summary>
    [Theory]
    [InlineData("insights")]
    [InlineData("sales", "--container", "sales")]
    public async Task Init_writes_the_name_of_a_container_with_a_connection_variable(string expected, params string[] options)
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        (await export.Tool.RunAsync(["export", "init", "--file", "new.json", "--target", "azureblob", "--connection-variable", "STORAGE", .. options])).AssertExit(0);

        Assert.Contains($"\"container\": \"{expected}\"", await File.ReadAllTextAsync(export.Tool.Folder["new.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The service and the sign-in that the tool uses.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task Options_override_the_environment()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = new TestTool { Time = service.Time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = "https://elsewhere.example/", ["INSIGHTS_ACCESS_TOKEN"] = "wrong" } };

        (await tool.RunAsync("report", "list", "--base-address", service.BaseAddress.AbsoluteUri, "--access-token", service.AccessToken)).AssertExit(0);
    }

    [Fact]
    public async Task Without_credentials_the_message_names_the_settings()
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync("report", "list")).AssertExit(1);

        Assert.StartsWith("No credentials are set for the service. Sign in once: insights login --tenant-id TENANT --client-id APPLICATION; or set INSIGHTS_ACCESS_TOKEN;", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("; or, to try it without an account, run insights local and set the two variables that it prints.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSIGHTS_TENANT_ID", "To sign in, set INSIGHTS_CLIENT_ID, INSIGHTS_CLIENT_SECRET, or pass --client-id, --client-secret.")]
    [InlineData("INSIGHTS_TENANT_ID INSIGHTS_CLIENT_ID INSIGHTS_CLIENT_SECRET INSIGHTS_USER_NAME", "To sign in, set INSIGHTS_PASSWORD, or pass --password.")]
    public async Task Missing_settings_are_named(string set, string message)
    {
        using var tool = new TestTool();
        foreach (var name in set.Split(' '))
        {
            tool.Environment[name] = "planted-secret";
        }

        var run = (await tool.RunAsync("report", "list")).AssertExit(1);

        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explicit_sign_in_settings_override_a_token_in_the_environment()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("report", "list", "--device-code", "--tenant-id", "t")).AssertExit(1);

        Assert.StartsWith("To sign in, set INSIGHTS_CLIENT_ID, or pass --client-id.", run.Error, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("http://elsewhere.example/insights/v1/mpn/", "A token must not be sent to")]
    [InlineData("elsewhere", "'elsewhere' is not the address of a service, such as ")]
    public async Task An_address_that_is_not_valid_for_tokens_is_refused(string address, string message)
    {
        using var tool = new TestTool { Environment = { ["INSIGHTS_BASE_ADDRESS"] = address, ["INSIGHTS_ACCESS_TOKEN"] = "planted-secret" } };

        var run = (await tool.RunAsync("report", "list")).AssertExit(1);

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "list", "--acces-token", "planted-secret")]
    [InlineData("report", "list", "--acces-token=planted-secret")]
    [InlineData("report", "list", "--clientsecret", "planted-secret", "--json")]
    public async Task Messages_do_not_repeat_possible_secrets(params string[] arguments)
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync(arguments)).AssertExit(1);

        Assert.DoesNotContain("planted", run.Error + run.Output, StringComparison.Ordinal);
        Assert.Contains("See: insights report list --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_not_shown()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("report", "list", "--access-token", "planted-secret")).AssertExit(1);

        Assert.Contains("401", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", run.Error, StringComparison.Ordinal);
    }
}

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>Problems with the sign-in, each injected alone, and the doctor's messages about them.</summary>
public sealed class SignInProblemTests
{
    [Fact]
    public async Task No_credentials()
    {
        using var tool = new TestTool();

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["no-credentials"], diagnosis.Problems);
        Assert.Contains("INSIGHTS_TENANT_ID", diagnosis.GetFinding("no-credentials").Fix, StringComparison.Ordinal);
        Assert.EndsWith("run insights local and set the two variables that it prints.", diagnosis.GetFinding("no-credentials").Fix, StringComparison.Ordinal);
        Assert.Equal("skipped", diagnosis.GetResult("report"));
        Assert.Equal("ok", diagnosis.GetResult("schema files"));
        Assert.Equal(3, diagnosis.ExitCode);
    }

    [Fact]
    public async Task Incomplete_credentials()
    {
        using var tool = new TestTool { Environment = { ["INSIGHTS_TENANT_ID"] = "planted-tenant", ["INSIGHTS_CLIENT_SECRET"] = "planted-secret" } };

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["incomplete-credentials"], diagnosis.Problems);
        Assert.Contains("INSIGHTS_CLIENT_ID", diagnosis.GetFinding("incomplete-credentials").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSIGHTS_BASE_ADDRESS", "elsewhere", "invalid-setting", "INSIGHTS_BASE_ADDRESS")]
    [InlineData("INSIGHTS_BASE_ADDRESS", "http://elsewhere.example/insights/v1/mpn/", "invalid-setting", "setting")]
    public async Task An_invalid_address(string name, string value, string problem, string fix)
    {
        using var tool = new TestTool { Environment = { ["INSIGHTS_ACCESS_TOKEN"] = "planted-token", [name] = value } };

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal([problem], diagnosis.Problems);
        Assert.Contains(fix, diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSIGHTS_FEDERATED_TOKEN_FILE", "missing.jwt", "sign-in")]
    [InlineData("INSIGHTS_CLIENT_CERTIFICATE", "missing.pem", "credentials")]
    [InlineData("INSIGHTS_CLIENT_CERTIFICATE", "missing.pfx", "credentials")]
    public async Task A_file_of_a_credential_that_does_not_exist(string name, string file, string check)
    {
        await using var authority = await PasswordSignIn.StartAuthorityAsync();
        await using var service = await Service.StartAsync(options => options.Authority = authority, Service.Usage);
        using var handler = new SignInRoutingHandler(authority);
        using var tool = PasswordSignIn.CreateTool(service, handler);
        foreach (var variable in (string[])["INSIGHTS_CLIENT_SECRET", "INSIGHTS_USER_NAME", "INSIGHTS_PASSWORD"])
        {
            tool.Environment.Remove(variable);
        }

        tool.Environment[name] = file;

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["invalid-setting"], diagnosis.Problems);
        Assert.Contains(file, diagnosis.GetFinding("invalid-setting").Message, StringComparison.Ordinal);
        Assert.Equal(("error", 3), (diagnosis.GetResult(check), diagnosis.ExitCode));
    }

    [Theory]
    [InlineData(50053)]
    [InlineData(50055)]
    [InlineData(50057)]
    public async Task An_account_that_has_to_be_corrected_before_a_sign_in(int code)
    {
        await using var authority = await PasswordSignIn.StartAuthorityAsync();
        await using var service = await Service.StartAsync(options => options.Authority = authority, Service.Usage);
        using var handler = new SignInRoutingHandler(authority);
        using var tool = PasswordSignIn.CreateTool(service, handler);
        authority.AddError("invalid_grant", code, "Words of the authority.", times: 3);

        var finding = (await DoctorResult.RunAsync(tool)).GetFinding("sign-in-required");

        Assert.DoesNotContain("password cannot", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Correct the user's account first", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSIGHTS_CLIENT_SECRET", "wrong", "wrong-client-secret", "INSIGHTS_CLIENT_SECRET")]
    [InlineData("INSIGHTS_TENANT_ID", "99999999-2222-3333-4444-555555555555", "unknown-tenant", "INSIGHTS_TENANT_ID")]
    [InlineData("INSIGHTS_CLIENT_ID", "99999999-0000-0000-0000-000000000000", "unknown-application", "INSIGHTS_CLIENT_ID")]
    [InlineData("INSIGHTS_PASSWORD", "wrong", "wrong-user-or-password", "INSIGHTS_PASSWORD")]
    public async Task A_setting_that_the_authority_refuses(string name, string value, string problem, string fix)
    {
        await using var authority = await PasswordSignIn.StartAuthorityAsync();
        await using var service = await Service.StartAsync(options => options.Authority = authority, Service.Usage);
        using var handler = new SignInRoutingHandler(authority);
        using var tool = PasswordSignIn.CreateTool(service, handler);
        tool.Environment[name] = value;

        var diagnosis = await DoctorResult.RunAsync(tool, "--dataset", "Usage");

        Assert.Equal([problem], diagnosis.Problems);
        Assert.Contains(fix, diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
        Assert.DoesNotContain("Original exception", diagnosis.GetFinding(problem).Message, StringComparison.Ordinal);
        Assert.Equal(("error", "skipped", "skipped"), (diagnosis.GetResult("sign-in"), diagnosis.GetResult("service"), diagnosis.GetResult("previews")));
    }

    [Theory]
    [InlineData("invalid_grant", 50076, "multifactor-required")]
    [InlineData("invalid_grant", 50079, "multifactor-required")]
    [InlineData("invalid_grant", 53003, "multifactor-required")]
    [InlineData("invalid_grant", 65001, "sign-in-required")]
    [InlineData("invalid_grant", 50173, "sign-in-required")]
    public async Task A_sign_in_that_requires_a_person(string error, int code, string problem)
    {
        await using var authority = await PasswordSignIn.StartAuthorityAsync();
        await using var service = await Service.StartAsync(options => options.Authority = authority, Service.Usage);
        using var handler = new SignInRoutingHandler(authority);
        using var tool = PasswordSignIn.CreateTool(service, handler);
        authority.AddError(error, code, "Due to a configuration change made by your administrator, you must use multi-factor authentication.", times: 3);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal([problem], diagnosis.Problems);
        Assert.Contains("second factor", diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
        Assert.Contains("insights login", diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "login.microsoftonline.com")]
    [InlineData("https://login.microsoftonline.us/", "login.microsoftonline.us")]
    public async Task An_authority_that_cannot_be_reached(string? address, string host)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var authority = await PasswordSignIn.StartAuthorityAsync();
        using var handler = new SignInRoutingHandler(authority);
        using var tool = PasswordSignIn.CreateTool(service, handler);
        await authority.DisposeAsync();
        if (address is not null)
        {
            tool.Environment["INSIGHTS_AUTHORITY_HOST"] = address;
        }

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["authority-unreachable"], diagnosis.Problems);
        Assert.Contains($" {host}", diagnosis.GetFinding("authority-unreachable").Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_service_refuses()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Environment["INSIGHTS_ACCESS_TOKEN"] = "planted-token";

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["token-refused"], diagnosis.Problems);
        Assert.Equal("ok", diagnosis.GetResult("sign-in"));
    }

    [Fact]
    public async Task A_token_without_multifactor_authentication()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response => response.Headers["isMfaCompliant"] = "false");
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["token-without-multifactor"], diagnosis.Problems);
        Assert.Contains("second factor", diagnosis.GetFinding("token-without-multifactor").Fix, StringComparison.Ordinal);
        Assert.Equal("ok", diagnosis.GetResult("report"));
    }

    [Fact]
    public async Task A_token_with_multifactor_authentication()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response => response.Headers["isMfaCompliant"] = "true");
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Empty(diagnosis.Problems);
        Assert.Equal("ok", diagnosis.GetResult("multifactor"));
    }
}

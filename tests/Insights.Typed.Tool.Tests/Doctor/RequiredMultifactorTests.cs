using Insights.Typed.LocalService;
using Insights.Typed.Tool.Tests.SignIn;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>The doctor against a service and an authority that require multifactor authentication, as the real ones do.</summary>
public sealed class RequiredMultifactorTests
{
    [Fact]
    public async Task A_sign_in_with_a_second_factor_has_no_problem()
    {
        await using var world = await StartAsync();
        (await world.LoginAsync()).AssertExit(0);

        var diagnosis = await DoctorResult.RunAsync(world.Tool);

        Assert.Empty(diagnosis.Problems);
        Assert.Equal(("ok", "ok"), (diagnosis.GetResult("multifactor"), diagnosis.GetResult("report")));
        Assert.Contains(world.Service.Requests, request => request.RequestsMfaValidation);
    }

    [Theory]
    [InlineData(false, "ok", "token-without-multifactor")]
    [InlineData(true, "error", "token-refused token-without-multifactor")]
    public async Task A_sign_in_without_a_second_factor_is_found(bool required, string service, string problems)
    {
        await using var world = await SignInFixture.StartAsync(configure: options => options.RequiresMfa = required);
        world.Tool.Folder.Write("schemas/Usage.json", Harness.Service.Usage);
        world.Person = code => world.Authority.Approve(code, hasMfa: false);
        var login = (await world.LoginAsync()).AssertExit(0);
        Assert.Contains("multifactor authentication, which Partner Center requires", login.Error.Replace('\n', ' '), StringComparison.Ordinal);

        var diagnosis = await DoctorResult.RunAsync(world.Tool);

        Assert.Equal(problems.Split(' '), diagnosis.Problems);
        Assert.Equal(service, diagnosis.GetResult("service"));
        Assert.Equal(3, diagnosis.ExitCode);
        Assert.All(diagnosis.Problems, problem => Assert.Contains("insights login", diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_is_refused()
    {
        await using var world = await StartAsync();
        var known = new LocalAuthorityOptions();
        world.Tool.Environment["INSIGHTS_CLIENT_SECRET"] = SignInFixture.Secret;
        world.Tool.Environment["INSIGHTS_USER_NAME"] = known.UserName;
        world.Tool.Environment["INSIGHTS_PASSWORD"] = known.Password;

        var diagnosis = await DoctorResult.RunAsync(world.Tool);

        Assert.Equal(["multifactor-required"], diagnosis.Problems);
        var (_, message, fix) = diagnosis.GetFinding("multifactor-required");
        Assert.Contains("AADSTS50076", message, StringComparison.Ordinal);
        Assert.Contains("insights login --tenant-id", fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("block", "multifactor-required", "AADSTS53003")]
    [InlineData("register", "multifactor-required", "AADSTS50079")]
    [InlineData("revoke", "sign-in-required", "AADSTS50173")]
    [InlineData("consent", "sign-in-required", "AADSTS65001")]
    [InlineData("unused", "sign-in-required", "AADSTS700082")]
    public async Task A_sign_in_that_has_ended_names_the_command_that_repairs_it(string end, string problem, string code)
    {
        await using var world = await StartAsync();
        (await world.LoginAsync()).AssertExit(0);
        switch (end)
        {
            case "block":
                world.Authority.SetConditionalAccess(LocalConditionalAccess.Block);
                break;
            case "register":
                world.Authority.SetConditionalAccess(LocalConditionalAccess.RequireMfaRegistration);
                break;
            case "revoke":
                world.Authority.RevokeSignInSessions();
                break;
            case "consent":
                world.Authority.WithdrawConsent();
                break;
            default:
                world.Time.Advance(TimeSpan.FromDays(91));
                break;
        }

        var diagnosis = await DoctorResult.RunAsync(world.Tool);

        Assert.Equal([problem], diagnosis.Problems);
        var (_, message, fix) = diagnosis.GetFinding(problem);
        Assert.Contains(code, message, StringComparison.Ordinal);
        Assert.Contains($"insights login --tenant-id {world.Tool.Environment["INSIGHTS_TENANT_ID"]}", fix, StringComparison.Ordinal);
    }

    /// <summary>Partner Insights requires a user, and the sibling programs refuse one: the fix is another sign-in, not a role.</summary>
    [Fact]
    public async Task An_application_alone_is_refused_by_Partner_Insights()
    {
        await using var world = await StartAsync();
        world.Tool.Environment["INSIGHTS_CLIENT_SECRET"] = SignInFixture.Secret;

        var diagnosis = await DoctorResult.RunAsync(world.Tool);

        Assert.Equal(["access-denied"], diagnosis.Problems);
        Assert.Contains("requires an application and a user", diagnosis.GetFinding("access-denied").Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_is_refused_by_the_marketplace_and_the_application_alone_is_preferred()
    {
        await using var world = await StartAsync(LocalServiceProgram.Marketplace);
        (await world.LoginAsync()).AssertExit(0);

        var user = await DoctorResult.RunAsync(world.Tool, "--program", "marketplace");
        world.Tool.Environment["INSIGHTS_CLIENT_SECRET"] = SignInFixture.Secret;
        var application = await DoctorResult.RunAsync(world.Tool, "--program", "marketplace");

        Assert.Equal(["token-refused"], user.Problems);
        Assert.Contains("accepts an application alone: set INSIGHTS_TENANT_ID", user.GetFinding("token-refused").Fix, StringComparison.Ordinal);
        Assert.Empty(application.Problems);
        Assert.StartsWith("an application alone", application.GetSummary("credentials"), StringComparison.Ordinal);
    }

    private static async Task<SignInFixture> StartAsync(LocalServiceProgram program = LocalServiceProgram.PartnerInsights)
    {
        var world = await SignInFixture.StartAsync(options => options.RequiresMfa = true, options => { options.RequiresMfa = true; options.Program = program; });
        world.Tool.Folder.Write("schemas/Usage.json", Harness.Service.Usage);
        return world;
    }
}

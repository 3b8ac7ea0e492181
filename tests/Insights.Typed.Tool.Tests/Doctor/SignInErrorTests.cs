using Insights.Typed.LocalService;
using Insights.Typed.Tokens.Reasons;
using Insights.Typed.Tool.Tests.SignIn;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>The doctor says about each error of the authority what the client does: retry, sign in again, or correct a setting.</summary>
public sealed class SignInErrorTests
{
    public static TheoryData<int> Codes => [.. SignInError.Table.Select(error => error.Code).Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_error_of_a_stored_sign_in(int code)
    {
        await using var world = await SignInFixture.StartAsync();
        (await world.LoginAsync()).AssertExit(0);

        await AssertAgreesAsync(world, code, SignInWay.Stored);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_error_of_a_sign_in_by_password(int code)
    {
        await using var world = await SignInFixture.StartAsync();
        var known = new LocalAuthorityOptions();
        world.Tool.Environment["INSIGHTS_CLIENT_SECRET"] = SignInFixture.Secret;
        world.Tool.Environment["INSIGHTS_USER_NAME"] = known.UserName;
        world.Tool.Environment["INSIGHTS_PASSWORD"] = known.Password;

        await AssertAgreesAsync(world, code, SignInWay.Password);
    }

    /// <summary>A sign-in that ends during the previews is no problem of the network.</summary>
    [Fact]
    public async Task A_sign_in_that_ends_while_the_doctor_runs()
    {
        await using var world = await SignInFixture.StartAsync();
        (await world.LoginAsync()).AssertExit(0);
        world.Tool.Folder.Write("schemas/Usage.json", Harness.Service.Usage);
        using var handler = new RevokingHandler(world.Authority);
        world.Tool.Handler = handler;

        var diagnosis = await DoctorResult.RunAsync(world.Tool);

        Assert.Equal("ok", diagnosis.GetResult("sign-in"));
        Assert.Equal(["sign-in-required"], diagnosis.Problems.Distinct());
    }

    private static async Task AssertAgreesAsync(SignInFixture world, int code, SignInWay way)
    {
        var known = SignInError.Find(code)!;
        var name = known switch { { IsTransient: true } => "temporarily_unavailable", { Reason: not null } => "invalid_grant", _ => "invalid_client" };
        world.Authority.AddError(name, code, "Words of the authority.", times: 2);

        var diagnosis = await DoctorResult.RunAsync(world.Tool);

        var problem = GetProblem(known, way);
        Assert.Equal([problem], diagnosis.Problems);
        Assert.Equal($"AADSTS{code}", diagnosis.GetAuthorityError(problem));
        var fix = diagnosis.GetFinding(problem).Fix;
        Assert.Equal(problem == "sign-in-unavailable", fix.Contains("again later", StringComparison.Ordinal));
        Assert.Equal(problem is "sign-in-required" or "multifactor-required", fix.Contains("insights login", StringComparison.Ordinal));
    }

    private static string GetProblem(SignInError known, SignInWay way) => known switch
    {
        { IsTransient: true } => "sign-in-unavailable",
        _ when known.FindSetting(way) is { } setting => setting switch
        {
            SignInSetting.TenantId => "unknown-tenant",
            SignInSetting.ClientId => "unknown-application",
            SignInSetting.ClientSecret => "wrong-client-secret",
            SignInSetting.UserNameOrPassword => "wrong-user-or-password",
            _ => throw new InvalidOperationException($"{setting} is new."),
        },
        { Reason: SignInReason.MultifactorRequired or SignInReason.MultifactorRegistrationRequired or SignInReason.ConditionalAccess } => "multifactor-required",
        { Reason: not null } => "sign-in-required",
        _ => "sign-in-failed",
    };

    /// <summary>Revokes the sign-in before the first preview.</summary>
    private sealed class RevokingHandler(LocalAuthority authority) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private int isRevoked;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("testQueryResult", StringComparison.OrdinalIgnoreCase) && Interlocked.Exchange(ref isRevoked, 1) == 0)
            {
                authority.RevokeSignInSessions();
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}

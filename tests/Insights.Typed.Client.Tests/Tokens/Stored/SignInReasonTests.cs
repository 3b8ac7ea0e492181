using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Typed.Client.Tests.Tokens.SignIn;
using Insights.Typed.LocalService;
using Insights.Typed.Tokens.Reasons;

namespace Insights.Typed.Client.Tests.Tokens.Stored;

/// <summary>The meaning of an error of the authority: a person is required, the configuration must be corrected, or the error is transient.</summary>
public sealed partial class SignInReasonTests
{
    public static TheoryData<int> Codes => [.. SignInError.Table.Select(error => error.Code).Order()];

    /// <summary>The error codes that partners get, with the required action.</summary>
    public static TheoryData<int, SignInReason> Needed => new()
    {
        { 50076, SignInReason.MultifactorRequired },
        { 50078, SignInReason.MultifactorRequired },
        { 50158, SignInReason.MultifactorRequired },
        { 50079, SignInReason.MultifactorRegistrationRequired },
        { 50173, SignInReason.Revoked },
        { 53003, SignInReason.ConditionalAccess },
        { 53000, SignInReason.DeviceRequired },
        { 65001, SignInReason.ConsentRequired },
        { 700082, SignInReason.Expired },
        { 70043, SignInReason.Expired },
        { 70008, SignInReason.Expired },
        { 54005, SignInReason.Expired },
        { 50057, SignInReason.UserDisabled },
        { 50034, SignInReason.UserNotFound },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_known_error_is_reported_by_its_meaning(int code)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var known = SignInError.Find(code)!;
        var store = await environment.SignedInAsync();
        var name = known switch { { Reason: not null } => "invalid_grant", { IsTransient: true } => "temporarily_unavailable", _ => "invalid_client" };
        environment.Authority.AddError(name, code, "Words of the authority.", times: 2);
        await using var client = environment.Client(InsightsCredential.FromStore(environment.Application(), store));

        var error = await Assert.ThrowsAnyAsync<InsightsException>(() => SignInEnvironment.RowsAsync(client));

        Assert.Equal(known.IsTransient, error.IsTransient);
        Assert.Contains(known.GetMeaning(isConfidential: true), error.Message, StringComparison.Ordinal);
        Assert.True(known.IsTransient || error.Message.Contains($"AADSTS{code}", StringComparison.Ordinal), error.Message);
        Assert.Equal("test query", error.Operation);
        if (known.Reason is { } reason)
        {
            var needed = Assert.IsType<InsightsSignInRequiredException>(error);
            Assert.Equal((reason, $"AADSTS{code}"), (needed.Reason, needed.ErrorCode));
            Assert.EndsWith($"Sign in again: {needed.RepairCommand}", needed.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.IsType<InsightsException>(error);
            Assert.Equal(($"AADSTS{code}", known.FindSetting(SignInWay.Stored)), (error.ErrorCode, error.RefusedSetting));
        }
    }

    /// <summary>A person who signs in elsewhere does not correct a user name or a password that a program has as a setting.</summary>
    [Theory]
    [InlineData(50034)]
    [InlineData(50126)]
    public async Task A_wrong_user_name_or_password_is_a_setting_of_a_sign_in_by_password(int code)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        environment.Authority.AddError("invalid_grant", code, "Words of the authority.");

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.ForApplicationAndUser(environment.Application(), "nobody@partner.example", "planted-password").GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(($"AADSTS{code}", SignInSetting.UserNameOrPassword), (error.ErrorCode, error.RefusedSetting));
        Assert.DoesNotContain("insights login", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The authority decides by the platform of the redirect address whether it requires a secret.</summary>
    [Theory]
    [InlineData(LocalRedirectPlatform.Web, null, 7000218, "register http://localhost under 'Mobile and desktop applications' instead of 'Web'")]
    [InlineData(LocalRedirectPlatform.MobileAndDesktop, StoredSignInEnvironment.Secret, 700025, "register http://localhost under 'Web' instead of 'Mobile and desktop applications'")]
    public async Task A_redirect_address_of_the_wrong_platform_is_reported_with_the_right_one(LocalRedirectPlatform platform, string? secret, int code, string advice)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync(change: options => options.RedirectPlatform = platform);

        var error = await Assert.ThrowsAsync<InsightsException>(() => InsightsLogin.SignInWithBrowserAsync(
            environment.Application(secret: secret), new MemoryTokenStore(), page => environment.Authority.SignInAsync(page), TestContext.Current.CancellationToken));

        Assert.Equal($"AADSTS{code}", error.ErrorCode);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LocalRedirectPlatform.Web, StoredSignInEnvironment.Secret)]
    [InlineData(LocalRedirectPlatform.MobileAndDesktop, null)]
    public async Task A_redirect_address_of_the_right_platform_signs_in(LocalRedirectPlatform platform, string? secret)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync(change: options => options.RedirectPlatform = platform);
        var store = new MemoryTokenStore();

        await InsightsLogin.SignInWithBrowserAsync(environment.Application(secret: secret), store, page => environment.Authority.SignInAsync(page), TestContext.Current.CancellationToken);

        Assert.NotEmpty((await InsightsCredential.FromStore(environment.Application(secret: secret), store).GetTokenAsync(TestContext.Current.CancellationToken)).Value);
    }

    [Theory]
    [InlineData(StoredSignInEnvironment.Secret, "under 'Web', because it has a secret")]
    [InlineData(null, "under 'Mobile and desktop applications'.")]
    public async Task An_address_that_is_not_registered_is_reported_with_its_platform(string? secret, string advice)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        environment.Authority.AddError("invalid_client", 50011, "Words of the authority.");

        var error = await Assert.ThrowsAsync<InsightsException>(() => InsightsLogin.SignInWithBrowserAsync(
            environment.Application(secret: secret), new MemoryTokenStore(), page => environment.Authority.SignInAsync(page), TestContext.Current.CancellationToken));

        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void The_errors_that_require_a_person_are_known(int code, SignInReason reason) => Assert.Equal(reason, SignInError.Find(code)?.Reason);

    [Theory]
    [InlineData("invalid_grant")]
    [InlineData("interaction_required")]
    public async Task An_unknown_error_of_a_sign_in_requires_a_person_too(string name)
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = await environment.SignedInAsync();
        environment.Authority.AddError(name, 999_999, "Something new.");

        var error = await Assert.ThrowsAsync<InsightsSignInRequiredException>(async () =>
            await InsightsCredential.FromStore(environment.Application(), store).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(SignInReason.Other, error.Reason);
        Assert.Contains("Something new.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_requires_a_person_is_not_retried()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = await environment.SignedInAsync();
        environment.Authority.RevokeSignInSessions();
        var before = environment.Authority.Requests.Count;
        await using var client = environment.Client(InsightsCredential.FromStore(environment.Application(), store), options => options.MaxRetries = 5);

        await Assert.ThrowsAsync<InsightsSignInRequiredException>(() => SignInEnvironment.RowsAsync(client));

        Assert.Equal(before + 1, environment.Authority.Requests.Count);
    }

    [Fact]
    public async Task An_outage_of_the_authority_is_transient_and_requires_no_sign_in()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var store = await environment.SignedInAsync();
        await using var client = environment.Client(
            InsightsCredential.FromStore(environment.Application(), store),
            options => (options.MaxRetries, options.RetryDelay) = (5, TimeSpan.FromMilliseconds(1)));
        environment.Authority.AddFault(LocalServiceFault.ErrorStatus(503), times: 3);
        environment.Authority.AddFault(LocalServiceFault.ClosedConnection, times: 1);

        Assert.NotEqual(0, await SignInEnvironment.RowsAsync(client));
    }

    [Fact]
    public async Task An_application_without_a_user_is_not_advised_to_log_in()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        environment.Authority.AddError("invalid_grant", 53003, "Access has been blocked.");

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.ForApplication(environment.Application()).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.DoesNotContain("insights login", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    /// <summary>The local authority returns the errors that partners get, apart from errors of the program that requests a token.</summary>
    [Fact]
    public void Every_error_of_the_local_authority_has_a_meaning()
    {
        int[] ofPrograms = [70003, 70016, 70020, 500112, 501481, 700054, 900144, 9002313, 9002329];
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Insights.Typed.sln")))
        {
            root = root.Parent;
        }

        var codes = Directory.EnumerateFiles(Path.Combine(root.FullName, "src/Insights.Typed.LocalService/Authority"), "*.cs")
            .SelectMany(file => AuthorityError().Matches(File.ReadAllText(file)))
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .ToHashSet();

        Assert.True(codes.Count > 15, $"{codes.Count} errors");
        var unknown = codes.Except(ofPrograms).Where(code => SignInError.Find(code) is null).ToList();
        Assert.Empty(unknown);
    }

    [GeneratedRegex("\\b([0-9]{5,7}),\\s*\\$?\"")]
    private static partial Regex AuthorityError();

    [Fact]
    public void No_code_is_in_the_table_twice_or_has_two_meanings()
    {
        Assert.Equal(SignInError.Table.Count(), SignInError.Table.Select(error => error.Code).Distinct().Count());
        Assert.All(SignInError.Table, error => Assert.False(error is { Reason: not null, IsTransient: true }));
        Assert.All(SignInError.Table, error => Assert.False(char.IsUpper(error.Meaning[0]) && !error.Meaning.StartsWith("Partner", StringComparison.Ordinal), error.Code.ToString(CultureInfo.InvariantCulture)));
    }
}

using Insights.Typed.Client.Tests.Tokens.Stored;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Options are copied when a call starts: later changes of the object do not affect the call.</summary>
public sealed class ChangedOptionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_of_a_client_are_copied()
    {
        InsightsClientOptions? options = null;
        await using var local = await LocalServiceHost.StartAsync(client: created => options = created);
        var query = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.AssignedSeats);

        (options!.BaseAddress, options.RequestTimeout, options.MaxResponseBytes) = (new Uri("https://elsewhere.example/"), TimeSpan.FromTicks(1), 1024);

        Assert.Equal(100, await local.Client.PreviewAsync(query, Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task Options_of_a_run_are_copied()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var options = new ReportRunOptions { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromCount(1), OnRowRejected = _ => { } } };
        var completed = 0;
        options.RowRejection.OnCompleted = _ => completed++;
        var rows = local.Client.RunAsync(Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.AssignedSeats), options, Cancel);

        (options.KeepReport, options.Name, options.RowRejection.OnCompleted) = (true, " ", null);
        options.RowRejection = null;

        Assert.Equal(300, await rows.CountAsync(Cancel));
        Assert.Equal(1, completed);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Options_of_a_local_service_are_copied()
    {
        LocalServiceOptions? options = null;
        await using var local = await LocalServiceHost.StartAsync(created => options = created);

        options!.RequiresMfa = true;
        options.PageSize = 1;

        Assert.Equal(300, await local.Client.RunAsync(Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => x.AssignedSeats), Cancel).CountAsync(Cancel));
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Options_of_a_file_are_copied()
    {
        var rejected = 0;
        var options = new ReportFileOptions { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromCount(1), OnRowRejected = _ => rejected++ } };
        using var file = new MemoryStream("CustomerName,AssignedSeats\nContoso,1\nFabrikam,many\nNorthwind,2\n"u8.ToArray());
        var rows = ReportFileReader.ReadAsync(Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.AssignedSeats }), file, options, Cancel);

        (options.Format, options.MaxRecordBytes, options.RowRejection.MaxRejectedRows) = (ReportFormat.Tsv, 0, RowRejectionLimit.FromCount(0));
        options.RowRejection = null;

        Assert.Equal(2, await rows.CountAsync(Cancel));
        Assert.Equal(1, rejected);
    }

    [Fact]
    public async Task Options_of_a_credential_and_of_a_local_authority_are_copied()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = environment.Application();
        var credential = InsightsCredential.ForApplication(options);

        (options.ClientSecret, options.ClientId, options.AuthorityHost) = ("another", "another", new Uri("https://elsewhere.example/"));
        environment.Options.ClientSecret = "another";

        Assert.NotEmpty((await credential.GetTokenAsync(Cancel)).Value);
    }

    [Fact]
    public async Task Options_of_a_simulated_sign_in_are_copied()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        var options = new LocalSignInOptions();

        var signIn = await InsightsLogin.SignInWithBrowserAsync(environment.Application(), new MemoryTokenStore(), SignIn, Cancel);

        Assert.Equal(environment.Options.UserName, signIn.UserName);

        Task SignIn(Uri page)
        {
            var running = environment.Authority.SignInAsync(page, options, Cancel);
            options.IsCanceled = true;
            return running;
        }
    }

    /// <summary>Those of <c>Insights.Typed.Parquet</c> have a test there.</summary>
    [Fact]
    public void Each_class_of_options_is_changed_in_a_test() => Assert.Equal(
        new[]
        {
            typeof(InsightsClientOptions), typeof(InsightsCredentialOptions), typeof(LocalAuthorityOptions), typeof(LocalServiceOptions), typeof(LocalSignInOptions),
            typeof(ReportFileOptions), typeof(ReportRunOptions), typeof(RowRejectionOptions),
        }.Select(type => type.Name),
        new[] { typeof(InsightsClient).Assembly, typeof(InsightsLocalService).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal));
}

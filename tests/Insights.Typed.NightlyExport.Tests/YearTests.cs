using System.Globalization;
using Insights.Typed.LocalService;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>
/// A year of nights after one consent: two programs share the sign-in and the database, with refresh tokens that are replaced
/// at every use, restarts, and outages of the authority. Then the consent is withdrawn. A year has 36 nights here, and 365
/// with the environment variable INSIGHTS_SOAK.
/// </summary>
public sealed class YearTests : IAsyncDisposable
{
    private const int NightsBetweenRestarts = 18;
    private const string Secret = "planted-client-secret";

    private static readonly bool IsFullYear = Environment.GetEnvironmentVariable("INSIGHTS_SOAK") is { Length: > 0 };
    private static readonly int Nights = IsFullYear ? 365 : 36;
    private static readonly int Restarts = Nights / NightsBetweenRestarts;
    private static readonly int[] Outages = IsFullYear ? [40, 150, 290] : [5, 15, 30];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-year-");
    private readonly ManualTimeProvider time = new() { Now = DateTime.UtcNow };
    private readonly List<ExportProgram> all = [];

    [Fact]
    public async Task Every_night_of_a_year_is_exported_once_without_a_person()
    {
        var options = new LocalAuthorityOptions
        {
            ClientId = "year-application",
            ClientSecret = Secret,
            RequiresMfa = true,
            TimeProvider = time,
            RefreshTokenReuse = LocalRefreshTokenReuse.RevokedAfterRotation,
        };
        await using var authority = await LocalAuthority.StartAsync(options, TestContext.Current.CancellationToken);
        await using var service = await InsightsLocalService.StartAsync(
            new LocalServiceOptions { Authority = authority, RequiresMfa = true, RowsPerDataset = 200, TimeProvider = time, LinkLifetime = NightlyExportFixture.LinkLifetime }, TestContext.Current.CancellationToken);
        await SignInAsync(authority, options);
        string[] arguments =
        [
            "--Database", Path.Combine(folder.FullName, "nightly.db"),
            "--Insights:WatchInterval", "12:00:00",
            "--Insights:RequestTimeout", "20.00:00:00",
            "--Insights:DownloadStallTimeout", "20.00:00:00",
            "--INSIGHTS_BASE_ADDRESS", service.BaseAddress.AbsoluteUri,
            "--INSIGHTS_LOGIN_FOLDER", folder.FullName,
            "--INSIGHTS_CLIENT_SECRET", Secret,
        ];
        var requests = new RequestWatch(service, authority);
        ExportProgram[] programs = [Start(arguments), Start(arguments)];
        await WaitAsync(requests, programs, program => program.HasReport);
        var night = await FirstNightAsync(service);

        for (var number = 0; number < Nights; number++)
        {
            if (Outages.Contains(number))
            {
                authority.AddFault(LocalServiceFault.ErrorStatus(503), times: 6);
            }

            time.Now = night.AddDays(number).AddMinutes(1).UtcDateTime;
            var date = night.AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await WaitAsync(requests, programs, program => program.Nights.Contains(date));
            if (number % NightsBetweenRestarts == 7)
            {
                var i = number % programs.Length;
                Assert.Equal(0, await programs[i].StopAsync());
                programs[i] = Start(arguments);
                await WaitAsync(requests, programs, program => program.HasReport);
            }
        }

        Assert.InRange(all.Count, Restarts + 2, Restarts + 4);
        Assert.All(authority.Requests.Where(request => request.Error is not null), request => Assert.Fail($"AADSTS{request.ErrorCode}: {request.Error}"));
        AssertNothingLostOrDoubled();

        authority.WithdrawConsent();
        time.Now = night.AddDays(Nights).AddMinutes(1).UtcDateTime;
        await WaitAsync(requests, programs, program => program.HasEnded);

        foreach (var program in programs)
        {
            Assert.Equal(1, await program.StopAsync());
            var message = Assert.Single(program.Errors);
            Assert.Contains("the user or an administrator has not consented to the application, or has withdrawn the consent", message, StringComparison.Ordinal);
            Assert.EndsWith($"Sign in again: insights login --tenant-id {options.TenantId} --client-id {options.ClientId} --authority-host {authority.Address}", message, StringComparison.Ordinal);
        }

        AssertNothingLostOrDoubled();
        var everything = string.Join('\n', all.SelectMany(program => program.Lines.Concat(program.Errors)));
        Assert.All(authority.IssuedSecrets.Concat(authority.ReceivedSecrets), secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in all)
        {
            await program.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>The only time that a person is required.</summary>
    private Task<InsightsSignIn> SignInAsync(LocalAuthority authority, LocalAuthorityOptions options) => InsightsLogin.SignInWithBrowserAsync(
        new InsightsCredentialOptions
        {
            TenantId = options.TenantId,
            ClientId = options.ClientId,
            ClientSecret = Secret,
            AuthorityHost = authority.Address,
            LoginFolder = folder.FullName,
            UnsafeAllowUnencryptedStorage = true,
            TimeProvider = time,
        },
        openBrowser: page => authority.SignInAsync(page),
        cancellationToken: TestContext.Current.CancellationToken);

    private ExportProgram Start(string[] arguments)
    {
        var program = new ExportProgram(arguments, time);
        all.Add(program);
        return program;
    }

    /// <summary>Advances time in small steps while the programs retry a failed operation, and not while they send requests.</summary>
    private async Task WaitAsync(RequestWatch requests, ExportProgram[] programs, Func<ExportProgram, bool> isReached)
    {
        for (var turn = 1; !programs.All(isReached); turn++)
        {
            Assert.All(programs, program => Assert.True(isReached(program) || !program.HasEnded, string.Join('\n', program.Errors)));
            await Task.Delay(1, TestContext.Current.CancellationToken);
            if (turn % 200 != 0)
            {
                continue;
            }

            if (requests.HasChanged())
            {
                turn = 0;
            }
            else
            {
                // A program that polled just before a night was ready polls again after its interval of 12 hours.
                time.Advance(turn < 2_000 ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1));
            }
        }
    }

    private static async Task<DateTimeOffset> FirstNightAsync(InsightsLocalService service)
    {
        await using var client = new InsightsClient(service.BaseAddress, InsightsCredential.FromToken(service.AccessToken));
        return Assert.Single(await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).StartTime!.Value;
    }

    private void AssertNothingLostOrDoubled()
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "nightly.db")};Pooling=False");
        database.Open();
        Assert.Equal(1, Number("SELECT COUNT(*) FROM reports"));
        Assert.Equal((Nights, Nights), (Number("SELECT COUNT(*) FROM exports"), Number("SELECT COUNT(DISTINCT execution_id) FROM exports")));
        Assert.Equal(0, Number("SELECT COUNT(*) FROM exports WHERE row_count IS NULL OR row_count = 0"));
        Assert.Equal(Number("SELECT SUM(row_count) FROM exports"), Number("SELECT COUNT(*) FROM consumption"));

        long Number(string query)
        {
            using var command = new SqliteCommand(query, database);
            return (long)command.ExecuteScalar()!;
        }
    }

    /// <summary>Finds out whether the programs send requests. Each server stores the latest ones only, so their number is not enough.</summary>
    private sealed class RequestWatch(InsightsLocalService service, LocalAuthority authority)
    {
        private LocalServiceRequest? lastOfService;
        private LocalAuthorityRequest? lastOfAuthority;

        /// <summary>Returns a value indicating whether a request has arrived since the last call.</summary>
        public bool HasChanged()
        {
            var (previousOfService, previousOfAuthority) = (lastOfService, lastOfAuthority);
            lastOfService = service.Requests is [.., var call] ? call : null;
            lastOfAuthority = authority.Requests is [.., var token] ? token : null;
            return !ReferenceEquals(previousOfService, lastOfService) || !ReferenceEquals(previousOfAuthority, lastOfAuthority);
        }
    }
}

using System.Text;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>A difference between the clocks of this machine and of the service.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(1, " ahead of the clocks of servers on other machines.")]
    [InlineData(-1, " behind the clocks of servers on other machines.")]
    public async Task A_clock_that_differs_from_that_of_a_remote_service(int hours, string direction)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var handler = new RemoteHostHandler();
        using var tool = CreateTool(service, hours);
        tool.Handler = handler;
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = RemoteHostHandler.GetAddress(service.BaseAddress);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["clock-skew"], diagnosis.Problems);
        Assert.EndsWith(direction, diagnosis.GetFinding("clock-skew").Message, StringComparison.Ordinal);
        Assert.Contains("time server", diagnosis.GetFinding("clock-skew").Fix, StringComparison.Ordinal);
        Assert.Equal(2, diagnosis.ExitCode);
    }

    /// <summary>Both have the clock of this machine, unless the service's leaps by design.</summary>
    [Theory]
    [InlineData(1, " behind this machine's.")]
    [InlineData(-1, " ahead of this machine's.")]
    public async Task A_service_on_this_machine_can_have_another_clock(int hours, string direction)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = CreateTool(service, hours);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Empty(diagnosis.Problems);
        Assert.Equal("note", diagnosis.GetFinding("service-clock").Severity);
        Assert.EndsWith(direction, diagnosis.GetFinding("service-clock").Message, StringComparison.Ordinal);
        Assert.Contains("--leap", diagnosis.GetFinding("service-clock").Fix, StringComparison.Ordinal);
        Assert.Contains("synchronize this machine's clock", diagnosis.GetFinding("service-clock").Fix, StringComparison.Ordinal);
        Assert.Equal(0, diagnosis.ExitCode);
    }

    /// <summary>A relay on this machine can have any clock, and the authority of the sign-in shows which of the two clocks is wrong.</summary>
    [Theory]
    [InlineData(0, 1, "clock-skew", "warning")]
    [InlineData(0, -1, "clock-skew", "warning")]
    [InlineData(100, 0, "service-clock", "note")]
    public async Task The_clock_of_a_sign_in_elsewhere_shows_which_clock_is_wrong(int serviceHours, int toolHours, string problem, string severity)
    {
        // The authority's responses have the time of the machine of this test, and the authority alone is not on the machine of the tool.
        var time = new AutoAdvanceTimeProvider(DateTimeOffset.UtcNow);
        await using var authority = await PasswordSignIn.StartAuthorityAsync();
        await using var service = await Service.StartAsync(
            options => (options.Authority, options.TimeProvider) = (authority, new ShiftedTime(time, TimeSpan.FromHours(serviceHours))), Service.Usage);
        using var handler = new SignInRoutingHandler(authority);
        using var tool = PasswordSignIn.CreateTool(service, handler, new ShiftedTime(time, TimeSpan.FromHours(toolHours)));
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(severity, diagnosis.GetFinding(problem).Severity);
        Assert.Equal(problem == "clock-skew", diagnosis.GetFinding(problem).Fix.Contains("synchronize", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(severity, diagnosis.GetResult("clock"));
        Assert.Equal(problem == "service-clock", diagnosis.GetFinding(problem).Fix.Contains("Otherwise correct the clock of that service, or of the one that it relays to", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "this machine's clock agrees with that of a server on another machine")]
    [InlineData(false, "this machine's clock agrees with that of a server on this machine")]
    public async Task A_clock_that_agrees_is_compared_with_that_of_a_server(bool isRemote, string summary)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var handler = new RemoteHostHandler();
        using var tool = CreateTool(service, hours: 0);
        if (isRemote)
        {
            tool.Handler = handler;
            tool.Environment["INSIGHTS_BASE_ADDRESS"] = RemoteHostHandler.GetAddress(service.BaseAddress);
        }

        Assert.Equal(summary, (await DoctorResult.RunAsync(tool)).GetSummary("clock"));
    }

    /// <summary>A tool on a machine whose clock is hours ahead of the service's.</summary>
    private static TestTool CreateTool(Service service, int hours)
    {
        var tool = new TestTool
        {
            Time = new ShiftedTime(service.Time, TimeSpan.FromHours(hours)),
            Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
        };
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        return tool;
    }

    /// <summary>A wrong clock, which advances with another one.</summary>
    private sealed class ShiftedTime(TimeProvider time, TimeSpan shift) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + shift;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Connects to services on this machine under the name of a remote host, as the client sees it.</summary>
    private sealed class RemoteHostHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private const string Local = "http://127.0.0.1:";
        private const string Remote = "https://insights.example:";

        public static string GetAddress(Uri local) => local.AbsoluteUri.Replace(Local, Remote, StringComparison.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri!;
            request.RequestUri = new Uri(address.AbsoluteUri.Replace(Remote, Local, StringComparison.Ordinal));
            var response = await base.SendAsync(request, cancellationToken);
            request.RequestUri = address;
            if (response.Content.Headers.ContentType?.MediaType == "application/json")
            {
                // The links to files.
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                response.Content = new StringContent(text.Replace(Local, Remote, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            }

            return response;
        }
    }
}

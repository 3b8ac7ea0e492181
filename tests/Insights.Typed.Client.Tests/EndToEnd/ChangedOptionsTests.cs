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
}

using Insights.Typed;
using QuickStart;

// Ctrl+C cancels the run: the client deletes what it created on the service.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

try
{
    await using var service = await Service.FromEnvironmentAsync(stop.Token);
    Console.WriteLine(service.Description);
    await using var insights = new InsightsClient(service.Credential, service.Options);
    await Queries.ShowAsync(insights, stop.Token);
    return 0;
}
catch (Exception exception) when (exception is InsightsException or InvalidOperationException or OperationCanceledException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

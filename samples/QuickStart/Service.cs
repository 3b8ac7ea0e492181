using Insights.Typed;
using Insights.Typed.LocalService;

namespace QuickStart;

/// <summary>The service to ask: the real one where the environment has credentials for it, otherwise one on this machine.</summary>
internal sealed class Service : IAsyncDisposable
{
    private static readonly string[] Variables =
        ["INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID", "INSIGHTS_CLIENT_SECRET", "INSIGHTS_USER_NAME", "INSIGHTS_PASSWORD"];

    private readonly InsightsLocalService? local;

    private Service(string description, InsightsCredential credential, InsightsClientOptions options, InsightsLocalService? local)
    {
        Description = description;
        Credential = credential;
        Options = options;
        this.local = local;
    }

    public string Description { get; }

    public InsightsCredential Credential { get; }

    public InsightsClientOptions Options { get; }

    public static async Task<Service> FromEnvironmentAsync(CancellationToken cancellationToken)
    {
        var values = Variables.Select(Environment.GetEnvironmentVariable).ToArray();
        var missing = Variables.Where((_, i) => string.IsNullOrWhiteSpace(values[i])).ToArray();
        if (missing.Length == Variables.Length)
        {
            return await OnThisMachineAsync(cancellationToken);
        }

        if (missing.Length > 0)
        {
            throw new InvalidOperationException($"The real service needs {string.Join(", ", missing)} as well. Unset the others to use the local service.");
        }

        var options = new InsightsClientOptions();
        var credential = InsightsCredential.ForApplicationAndUser(values[0]!, values[1]!, values[2]!, values[3]!, values[4]!);
        return new Service($"Running against the real service, {options.BaseAddress}, as {values[3]}.", credential, options, local: null);
    }

    public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<Service> OnThisMachineAsync(CancellationToken cancellationToken)
    {
        var local = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4 }, cancellationToken);
        var options = new InsightsClientOptions
        {
            BaseAddress = local.BaseAddress,
            // The real service takes minutes for a report, this one a moment.
            PollInterval = TimeSpan.FromMilliseconds(50),
        };
        return new Service(
            $"Running against the local service, {local.BaseAddress}, with generated data. For the real one, set {string.Join(", ", Variables)}.",
            InsightsCredential.FromToken(local.AccessToken),
            options,
            local);
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection;

/// <summary>What the options are before anyone sets them: what the container has.</summary>
internal sealed class ContainerDefaults(IHttpMessageHandlerFactory factory, ILoggerFactory loggers, TimeProvider? time = null)
    : IConfigureOptions<InsightsClientOptions>
{
    public void Configure(InsightsClientOptions options)
    {
        // Options may also be configured before the client is added; what was set then stays.
        options.Handler ??= new FactoryHandler(factory);
        options.LoggerFactory ??= loggers;
        if (time is not null && options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = time;
        }
    }
}

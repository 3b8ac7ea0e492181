using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection;

/// <summary>Sets the initial options from the services of the container.</summary>
internal sealed class ContainerDefaults(ClientNames names, IHttpMessageHandlerFactory factory, ILoggerFactory loggers, TimeProvider? time = null)
    : IConfigureNamedOptions<InsightsClientOptions>
{
    public void Configure(InsightsClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, InsightsClientOptions options)
    {
        // Other named options belong to clients that are created without the container.
        if (!names.Contains(name))
        {
            return;
        }

        if (name!.Length > 0)
        {
            options.ClientName ??= name;
        }

        // Options may also be configured before the client is added; those values remain.
        options.Handler ??= new FactoryHandler(factory, ClientNames.GetHttpClientName(name));
        options.LoggerFactory ??= loggers;
        if (time is not null && options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = time;
        }
    }
}

using Insights.Typed;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace NightlyExport;

/// <summary>The address that the service calls when a night's file is ready.</summary>
internal sealed class CallbackAddress(ExportSettings settings, IOptions<InsightsClientOptions> client, IServer server)
{
    public const string Path = "/insights/ready";

    /// <summary>
    /// Gets the address; null for none, so that the program only polls the service. Available after this program listens: its
    /// local address is valid only for a service on the same machine.
    /// </summary>
    /// <exception cref="InvalidOperationException">The setting is not an address.</exception>
    public Uri? Find() => settings.CallbackUrl switch
    {
        null => client.Value.BaseAddress.IsLoopback ? new Uri(new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()), Path) : null,
        "none" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) => url,
        var text => throw new InvalidOperationException($"CallbackUrl must be an address such as https://export.example.com{Path}, or none; not {text}."),
    };
}

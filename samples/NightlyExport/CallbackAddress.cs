using Insights.Typed;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace NightlyExport;

/// <summary>Where the service is to call when a night's file is ready.</summary>
internal sealed class CallbackAddress(ExportSettings settings, IOptions<InsightsClientOptions> client, IServer server)
{
    public const string Path = "/insights/ready";

    /// <summary>
    /// The address; null for none, and then the service is looked at by the clock alone. Known once this program listens: its
    /// own address is good only for a service that shares the machine.
    /// </summary>
    /// <exception cref="InvalidOperationException">What the settings say is no address.</exception>
    public Uri? Find() => settings.CallbackUrl switch
    {
        null => client.Value.BaseAddress.IsLoopback ? new Uri(new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()), Path) : null,
        "none" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) => url,
        var text => throw new InvalidOperationException($"CallbackUrl is an address such as https://export.example.com{Path}, or none; not {text}."),
    };
}

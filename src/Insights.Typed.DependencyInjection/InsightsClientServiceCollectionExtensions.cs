using Insights.Typed;
using Insights.Typed.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds an <see cref="InsightsClient"/> to a container.</summary>
/// <remarks>
/// <para>
/// The client is a singleton that the container disposes of. It sends requests through the handlers that
/// <see cref="IHttpMessageHandlerFactory"/> has for <see cref="HttpClientName"/>, which it gets for each request,
/// so that handlers are renewed during its lifetime. Each method returns the builder of those handlers, for
/// <c>AddHttpMessageHandler</c>, <c>ConfigurePrimaryHttpMessageHandler</c>, <c>SetHandlerLifetime</c> and others.
/// Settings of an <see cref="HttpClient"/> (<c>ConfigureHttpClient</c>) have no effect, because no such client is
/// created: the address and timeouts are <see cref="InsightsClientOptions"/>. The client retries requests
/// itself. So the handlers of <c>AddStandardResilienceHandler</c>, <c>AddResilienceHandler</c> and <c>AddPolicyHandler</c>,
/// which also come from <c>ConfigureHttpClientDefaults</c>, are removed from its requests, and a creation that another
/// handler repeats is not sent a second time.
/// </para>
/// <para>
/// The options of a client without a key are the container's unnamed <see cref="InsightsClientOptions"/>:
/// other configurations of those apply, too. They are validated when the host starts, or else when the client is first resolved, with an
/// <see cref="OptionsValidationException"/>; later changes of the configuration have no effect. The clock is the
/// container's <see cref="TimeProvider"/> if it has one. <see cref="InsightsClientOptions.Handler"/> must not be set.
/// </para>
/// <para>
/// The factory logs requests, without header values and without the query string of an address. Keep it so: a
/// header contains the token, and the address of a download gives access to the report.
/// </para>
/// <para>
/// Several clients, such as one for each tenant, are added with keys: each has a separate credential, separate options (those
/// with its key as their name), separate handlers, and its key in telemetry.
/// </para>
/// <para>Adding a client again replaces the credential, and adds to the options.</para>
/// </remarks>
public static class InsightsClientServiceCollectionExtensions
{
    /// <summary>The name of the client's handlers.</summary>
    public const string HttpClientName = "Insights.Typed";

    /// <summary>Adds a client with options that are set in code.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="credential">The credential that provides tokens.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's handlers.</returns>
    public static IHttpClientBuilder AddInsightsClient(
        this IServiceCollection services, InsightsCredential credential, Action<InsightsClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return services.AddInsightsClient(_ => credential, configure);
    }

    /// <summary>Adds a client with options from configuration, with the names of the properties as keys.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="credential">The credential that provides tokens.</param>
    /// <param name="configuration">The section with the options. Missing options keep their defaults. A key that resembles the name of an option is an <see cref="OptionsValidationException"/> when the client is created; other keys are ignored.</param>
    /// <returns>The builder of the client's handlers.</returns>
    public static IHttpClientBuilder AddInsightsClient(
        this IServiceCollection services, InsightsCredential credential, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return services.AddInsightsClient(_ => credential, configuration);
    }

    /// <summary>Adds a client with options that are set in code, and a credential that is created from other services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="credential">Creates the credential, once, from the root container: scoped services are not available.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's handlers.</returns>
    public static IHttpClientBuilder AddInsightsClient(
        this IServiceCollection services, Func<IServiceProvider, InsightsCredential> credential, Action<InsightsClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(credential);
        return Add(services, Options.Options.DefaultName, credential, configure ?? (static _ => { }));
    }

    /// <summary>Adds a client with options from configuration, and a credential that is created from other services.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="credential">Creates the credential, once, from the root container: scoped services are not available.</param>
    /// <param name="configuration">The section with the options. Missing options keep their defaults. A key that resembles the name of an option is an <see cref="OptionsValidationException"/> when the client is created; other keys are ignored.</param>
    /// <returns>The builder of the client's handlers.</returns>
    public static IHttpClientBuilder AddInsightsClient(
        this IServiceCollection services, Func<IServiceProvider, InsightsCredential> credential, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, Options.Options.DefaultName, credential, options => ConfiguredOptions.Apply(Options.Options.DefaultName, configuration, options));
    }

    /// <summary>Adds a client with a key, with options that are set in code: one of several clients, such as one for each tenant.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key, for <c>[FromKeyedServices]</c>; also the name of the client's options and, unless another is set, <see cref="InsightsClientOptions.ClientName"/>.</param>
    /// <param name="credential">Creates the credential, once, from the root container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's handlers.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddKeyedInsightsClient(
        this IServiceCollection services, string name, Func<IServiceProvider, InsightsCredential> credential, Action<InsightsClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(credential);
        return Add(services, name, credential, configure ?? (static _ => { }));
    }

    /// <summary>Adds a client with a key, with options from configuration: one of several clients, such as one for each tenant.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The key, for <c>[FromKeyedServices]</c>; also the name of the client's options and, unless another is set, <see cref="InsightsClientOptions.ClientName"/>.</param>
    /// <param name="credential">Creates the credential, once, from the root container.</param>
    /// <param name="configuration">The section with the options. Missing options keep their defaults. A key that resembles the name of an option is an <see cref="OptionsValidationException"/> when the client is created; other keys are ignored.</param>
    /// <returns>The builder of the client's handlers.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddKeyedInsightsClient(
        this IServiceCollection services, string name, Func<IServiceProvider, InsightsCredential> credential, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, name, credential, options => ConfiguredOptions.Apply(name, configuration, options));
    }

    /// <inheritdoc cref="AddKeyedInsightsClient(IServiceCollection, string, Func{IServiceProvider, InsightsCredential}, Action{InsightsClientOptions})"/>
    public static IHttpClientBuilder AddKeyedInsightsClient(
        this IServiceCollection services, string name, InsightsCredential credential, Action<InsightsClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return services.AddKeyedInsightsClient(name, _ => credential, configure);
    }

    /// <inheritdoc cref="AddKeyedInsightsClient(IServiceCollection, string, Func{IServiceProvider, InsightsCredential}, IConfiguration)"/>
    public static IHttpClientBuilder AddKeyedInsightsClient(
        this IServiceCollection services, string name, InsightsCredential credential, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return services.AddKeyedInsightsClient(name, _ => credential, configuration);
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, string name, Func<IServiceProvider, InsightsCredential> credential, Action<InsightsClientOptions> configure)
    {
        ClientNames.GetOrAdd(services).Add(name);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<InsightsClientOptions>, ContainerDefaults>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InsightsClientOptions>, InsightsClientOptionsValidator>());
        services.AddOptions<InsightsClientOptions>(name).Configure(configure).ValidateOnStart();
        services.Replace(name.Length == 0
            ? ServiceDescriptor.Singleton(provider => CreateClient(provider, name, credential))
            : ServiceDescriptor.KeyedSingleton(name, (provider, _) => CreateClient(provider, name, credential)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<HttpClientFactoryOptions>, ClientHandlerAdapter>());
        return services.AddHttpClient(ClientNames.GetHttpClientName(name));
    }

    private static InsightsClient CreateClient(IServiceProvider provider, string name, Func<IServiceProvider, InsightsCredential> credential)
    {
        // Before the credential, so that invalid options are reported even without a credential.
        var options = provider.GetRequiredService<IOptionsMonitor<InsightsClientOptions>>().Get(name);
        return new InsightsClient(credential(provider), options);
    }
}

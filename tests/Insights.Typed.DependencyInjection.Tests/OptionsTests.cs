using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection.Tests;

public class OptionsTests
{
    private static readonly InsightsCredential Credential = InsightsCredential.FromToken("unused");

    [Fact]
    public void Every_option_with_a_text_form_is_bound()
    {
        var properties = typeof(InsightsClientOptions).GetProperties()
            .Where(p => p.Name is not (nameof(InsightsClientOptions.Handler) or nameof(InsightsClientOptions.TimeProvider)
                or nameof(InsightsClientOptions.LoggerFactory) or nameof(InsightsClientOptions.OnDataRedacted) or nameof(InsightsClientOptions.OnExecutionFailed)))
            .ToList();
        var expected = properties.ToDictionary(p => p.Name, p => CreateValue(p.PropertyType));
        var configuration = Configuration(expected.Select(s => ("Insights:" + s.Key, Convert.ToString(s.Value, CultureInfo.InvariantCulture))));

        var options = GetOptions(services => services.AddInsightsClient(Credential, configuration.GetSection("Insights")));

        Assert.All(properties, p => Assert.Equal(expected[p.Name], p.GetValue(options)));
    }

    [Fact]
    public void A_program_in_the_configuration_sets_address_and_bounds()
    {
        var options = GetOptions(services => services.AddInsightsClient(Credential, Configuration([("Program", "marketplace")])));

        Assert.Same(InsightsProgram.Marketplace, options.Program);
        Assert.Equal((InsightsProgram.Marketplace.BaseAddress, 1, 90), (options.BaseAddress, options.MinimumRecurrenceInterval, options.MaximumRecurrenceInterval));

        var exception = Assert.Throws<OptionsValidationException>(
            () => GetOptions(services => services.AddInsightsClient(Credential, Configuration([("Program", "Marketplaces")]))));
        Assert.Equal(
            "InsightsClientOptions: Program is 'Marketplaces', which does not exist; the programs are PartnerInsights, Marketplace, AppsAndGames. Did you mean 'Marketplace'?",
            exception.Message);
    }

    [Fact]
    public void An_option_that_is_not_configured_keeps_its_default()
    {
        var options = GetOptions(services => services.AddInsightsClient(_ => Credential, Configuration([("MaxRetries", "2"), ("TenantId", "other")])));

        Assert.Equal(2, options.MaxRetries);
        Assert.Equal(new InsightsClientOptions().BaseAddress, options.BaseAddress);
        Assert.Equal(new InsightsClientOptions().ReportTimeout, options.ReportTimeout);
    }

    [Fact]
    public void The_clock_is_that_of_the_container_unless_set()
    {
        var clock = new Clock();
        var other = new Clock();

        Assert.Same(clock, GetOptions(s => s.AddSingleton<TimeProvider>(clock).AddInsightsClient(Credential)).TimeProvider);
        Assert.Same(other, GetOptions(s => s.AddSingleton<TimeProvider>(clock).AddInsightsClient(Credential, o => o.TimeProvider = other)).TimeProvider);
        Assert.Same(TimeProvider.System, GetOptions(s => s.AddInsightsClient(Credential)).TimeProvider);
    }

    [Fact]
    public void Events_go_to_the_loggers_of_the_container_unless_set()
    {
        using var mine = LoggerFactory.Create(_ => { });
        using var other = LoggerFactory.Create(_ => { });

        Assert.Same(mine, GetOptions(s => s.AddSingleton<ILoggerFactory>(mine).AddInsightsClient(Credential)).LoggerFactory);
        Assert.Same(other, GetOptions(s => s.AddSingleton<ILoggerFactory>(mine).AddInsightsClient(Credential, o => o.LoggerFactory = other)).LoggerFactory);
    }

    [Fact]
    public async Task A_host_does_not_start_with_an_option_out_of_bounds()
    {
        var exception = await RefusedAsync(s => s.AddInsightsClient(Credential, Configuration([("MaxRetries", "-1")])));

        Assert.Contains("InsightsClientOptions: MaxRetries ('-1') must be a non-negative value", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/insights/v1/mpn/")]
    [InlineData("insights/v1/mpn/")]
    public async Task A_host_does_not_start_with_an_address_that_is_not_valid_for_tokens(string address)
    {
        var exception = await RefusedAsync(s => s.AddInsightsClient(Credential, Configuration([("BaseAddress", address)])));

        Assert.Contains($"A token must not be sent to '{address}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_does_not_start_with_an_invalid_value()
    {
        var exception = await RefusedAsync(s => s.AddInsightsClient(Credential, Configuration([("Insights:PollInterval", "soon")]).GetSection("Insights")));

        Assert.Contains("Insights:PollInterval", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PolInterval", "PollInterval")]
    [InlineData("maxretrys", "MaxRetries")]
    [InlineData("MaxResponseByte", "MaxResponseBytes")]
    public async Task A_host_does_not_start_with_a_misspelled_key(string key, string suggestion)
    {
        var exception = await RefusedAsync(s => s.AddInsightsClient(Credential, Configuration([("Insights:" + key, "3")]).GetSection("Insights")));

        Assert.Contains($"'Insights:{key}' is not an option. Did you mean '{suggestion}'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_is_suggested_for_a_misspelled_key() => Assert.All(
        typeof(InsightsClientOptions).GetProperties().Where(p => p.PropertyType == typeof(TimeSpan) || p.PropertyType == typeof(int) || p.PropertyType == typeof(Uri)),
        property => Assert.Throws<OptionsValidationException>(() =>
            GetOptions(services => services.AddInsightsClient(Credential, Configuration([(property.Name + "x", "3")])))));

    [Fact]
    public async Task A_handler_in_the_options_is_refused_with_the_method_that_adds_handlers()
    {
        using var handler = new HttpClientHandler();
        var exception = await RefusedAsync(s => s.AddInsightsClient(Credential, options => options.Handler = handler));

        Assert.Contains("IHttpClientBuilder that AddInsightsClient returns", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_host_an_invalid_client_is_refused_before_a_credential_is_created()
    {
        var services = new ServiceCollection();
        services.AddInsightsClient(_ => throw new NotSupportedException(), options => options.RequestTimeout = TimeSpan.Zero);
        using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<InsightsClient>);

        Assert.Contains("RequestTimeout", exception.Message, StringComparison.Ordinal);
    }

    private static object CreateValue(Type type) =>
        type == typeof(Uri) ? new Uri("https://example.com/mpn/")
        : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(77)
        : type == typeof(int) ? 7777
        : type == typeof(bool) ? false
        : type == typeof(InsightsProgram) ? InsightsProgram.Marketplace
        : type == typeof(string) ? "a name"
        : throw new NotSupportedException($"This test does not support options of the type {type}.");

    private static IConfigurationRoot Configuration(IEnumerable<(string Key, string? Value)> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, v.Value))).Build();

    private static InsightsClientOptions GetOptions(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<InsightsClientOptions>>().Value;
    }

    private static async Task<OptionsValidationException> RefusedAsync(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        add(builder.Services);
        using var host = builder.Build();
        return await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
    }

    private sealed class Clock : TimeProvider;
}

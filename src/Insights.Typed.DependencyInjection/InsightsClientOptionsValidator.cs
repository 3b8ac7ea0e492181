using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection;

/// <summary>The client's own check, where a host sees it before it starts.</summary>
internal sealed class InsightsClientOptionsValidator(ClientNames names) : IValidateOptions<InsightsClientOptions>
{
    public ValidateOptionsResult Validate(string? name, InsightsClientOptions options)
    {
        // Other named options are for clients that someone makes without the container.
        if (!names.Contains(name))
        {
            return ValidateOptionsResult.Skip;
        }

        if (options.Handler is not FactoryHandler)
        {
            return ValidateOptionsResult.Fail(
                $"{nameof(InsightsClientOptions)}.{nameof(InsightsClientOptions.Handler)} is not to be set on a client in a container: " +
                "handlers are added to the IHttpClientBuilder that AddInsightsClient returns.");
        }

        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail($"{nameof(InsightsClientOptions)}: {exception.Message}");
        }
    }
}

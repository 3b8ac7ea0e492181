using Microsoft.Extensions.Options;

namespace Insights.Typed.DependencyInjection;

/// <summary>Validates the options of a client when the host starts.</summary>
internal sealed class InsightsClientOptionsValidator(ClientNames names) : IValidateOptions<InsightsClientOptions>
{
    public ValidateOptionsResult Validate(string? name, InsightsClientOptions options)
    {
        // Other named options belong to clients that are created without the container.
        if (!names.Contains(name))
        {
            return ValidateOptionsResult.Skip;
        }

        if (options.Handler is not FactoryHandler)
        {
            return ValidateOptionsResult.Fail(
                $"{nameof(InsightsClientOptions)}.{nameof(InsightsClientOptions.Handler)} must not be set for a client in a container: " +
                "add handlers to the IHttpClientBuilder that AddInsightsClient returns.");
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

using Microsoft.Extensions.Logging;

namespace Insights.Typed.Telemetry;

/// <summary>Adds the name of a client to each of its log entries, as a scope.</summary>
internal sealed class NamedLogger(ILogger logger, KeyValuePair<string, object?> name) : ILogger
{
    private readonly KeyValuePair<string, object?>[] scope = [name];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        using (logger.BeginScope(scope))
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Tool.Output;

/// <summary>
/// Reports each retry and its reason, because the delays can add up to minutes without any other output. Receives two of the
/// client's log events (the library's TELEMETRY.md documents their names and error types).
/// </summary>
/// <param name="note">Shows a message.</param>
/// <param name="options">The options of the client.</param>
internal sealed class RetryMessageLogger(Action<string> note, InsightsClientOptions options) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Messages have one target, so no other provider can be added.");

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            return;
        }

        switch (eventId.Name)
        {
            case "OperationRetried":
                var subject = IsFileHost() ? "the download" : $"'{GetValue("Operation")}'";
                note(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{DescribeCause()}. Retrying {subject} in {((TimeSpan)GetValue("Delay")!).TotalSeconds:0.#} s (retry {GetValue("Retry")} of {options.MaxRetries})."));
                break;
            case "DownloadResumed":
                note(string.Create(CultureInfo.InvariantCulture, $"The download was interrupted after {GetValue("Offset"):N0} bytes ({GetValue("ErrorType")}) and is resumed at that position."));
                break;
        }

        object? GetValue(string name) => values.FirstOrDefault(value => value.Key == name).Value;

        bool IsFileHost() => GetValue("Operation") is null or InsightsOperationNames.DownloadReport;

        string DescribeCause() => ((string)GetValue("ErrorType")!, IsFileHost()) switch
        {
            ("429", _) => "The service is busy (429)",
            ("timeout", _) => "The service did not respond in time",
            ("no_token", _) => "No token could be obtained",
            ("invalid_response", _) => "The response was not from the service",
            ({ Length: 3 } status, false) => $"The service failed ({status})",
            ({ Length: 3 } status, true) => $"The file host failed ({status})",
            ("name_resolution_error", false) => $"The name {options.BaseAddress.Host} could not be resolved",
            ("connection_error", false) => $"No connection to {options.BaseAddress.Authority}",
            var (type, _) => $"The connection failed ({type})",
        };
    }
}

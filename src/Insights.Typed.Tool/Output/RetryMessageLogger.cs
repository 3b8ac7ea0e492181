using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Tool.Output;

/// <summary>
/// Says when a request is sent again, and why: the waits can add up to minutes, in which nothing else would be seen. Told by
/// what the client logs, of which it picks two events (TELEMETRY.md of the library has their names and kinds of errors).
/// </summary>
/// <param name="note">Shows a message.</param>
/// <param name="options">How the client works.</param>
internal sealed class RetryMessageLogger(Action<string> note, InsightsClientOptions options) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one place only where this goes.");

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
                    $"{DescribeCause()}: {subject} is tried again in {((TimeSpan)GetValue("Delay")!).TotalSeconds:0.#} s (retry {GetValue("Retry")} of {options.MaxRetries})."));
                break;
            case "DownloadResumed":
                note(string.Create(CultureInfo.InvariantCulture, $"The download broke off after {GetValue("Offset"):N0} bytes ({GetValue("ErrorType")}) and is taken up there."));
                break;
        }

        object? GetValue(string name) => values.FirstOrDefault(value => value.Key == name).Value;

        bool IsFileHost() => GetValue("Operation") is null or "download report";

        string DescribeCause() => ((string)GetValue("ErrorType")!, IsFileHost()) switch
        {
            ("429", _) => "The service is busy (429)",
            ("timeout", _) => "There was no answer in time",
            ("no_token", _) => "No token was to be had",
            ("invalid_response", _) => "The service's answer was none of its own",
            ({ Length: 3 } status, false) => $"The service failed ({status})",
            ({ Length: 3 } status, true) => $"The host of the file failed ({status})",
            ("name_resolution_error", false) => $"The name {options.BaseAddress.Host} was not found",
            ("connection_error", false) => $"Nobody answers at {options.BaseAddress.Authority}",
            var (type, _) => $"The connection failed ({type})",
        };
    }
}

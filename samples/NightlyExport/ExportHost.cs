using Insights.Typed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NightlyExport.Display;
using NightlyExport.Storage;

namespace NightlyExport;

/// <summary>The generic host: the client, its options from configuration, the endpoint for callbacks, the worker.</summary>
internal static class ExportHost
{
    /// <summary>Runs until all nights are loaded or the program is stopped.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="display">Shows messages and progress.</param>
    /// <param name="errors">Receives a line with the error that ended the program.</param>
    /// <param name="time">The clock; the local service has a separate one.</param>
    /// <param name="cancellationToken">A token to stop the program.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, IDisplay display, TextWriter errors, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        try
        {
            var settings = ExportSettings.FromConfiguration(builder.Configuration);
            await using var service = await Service.CreateAsync(builder.Configuration, time, cancellationToken);
            display.WriteLine(service.Description);

            // Results are written to the standard output, logs to the standard error.
            builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
            }

            builder.Services.AddSingleton(settings with { Nights = settings.Nights ?? service.Nights });
            builder.Services.AddSingleton(service.TimeProvider);
            builder.Services.AddSingleton(display);
            builder.Services.AddSingleton<ExportDatabase>();
            builder.Services.AddSingleton<ExecutionLoader>();
            builder.Services.AddSingleton<CallbackAddress>();
            builder.Services.AddSingleton<NightlyReport>();
            var result = new ExportResult(errors);
            builder.Services.AddSingleton(result);
            builder.Services.Configure<InsightsClientOptions>(options =>
            {
                service.Configure(options);
                options.OnExecutionFailed = execution => display.WriteLine($"The execution {execution.ExecutionId} has failed: its night is missing.");
                options.OnDataRedacted = _ => display.WriteLine("The service redacts data: the user does not have the role to see revenue.");
            });
            builder.Services.AddInsightsClient(service.Credential, builder.Configuration.GetSection("Insights"));
            builder.Services.AddInsightsCallbacks();
            builder.Services.AddHostedService<Exporter>();

            await using var app = builder.Build();

            // An error in these is reported in one line; a host that fails to start would log the whole exception.
            app.Services.GetRequiredService<InsightsClient>();
            app.Services.GetRequiredService<ExportDatabase>();
            app.MapInsightsCallback(CallbackAddress.Path);
            await using var stop = cancellationToken.Register(app.Lifetime.StopApplication);
            await app.RunAsync();
            return result.ExitCode;
        }
        catch (Exception exception) when (exception is InsightsException or InvalidOperationException or OptionsValidationException or SqliteException or IOException)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}

using System.CommandLine;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The options of the service, for every command that starts one.</summary>
public sealed class ServiceSettings
{
    private readonly Option<int> seed = NumberOptions.CreateInteger("--seed", "The seed of the generated data, the ids and the token.", Defaults.Seed);
    private readonly Option<int> rows = NumberOptions.CreateInteger("--rows", "The number of rows of each dataset.", Defaults.RowsPerDataset, minimum: 0);
    private readonly Option<int?> port = NumberOptions.CreateOptionalInteger("--port", "The port of the API; by default a free one.", minimum: 1, maximum: 65535);
    private readonly Option<int?> filePort = NumberOptions.CreateOptionalInteger("--file-port", "The port for downloads of report files; by default a free one.", minimum: 1, maximum: 65535);
    private readonly Option<int?> pageSize = NumberOptions.CreateOptionalInteger("--page-size", "The maximum number of items in a response with a list or with the rows of a test query; by default all.", minimum: 1);
    private readonly Option<double> queueTime = NumberOptions.CreateSeconds("--queue-time", "The seconds that an execution is Pending.", Defaults.QueueTime);
    private readonly Option<double> runTime = NumberOptions.CreateSeconds("--run-time", "The seconds that an execution is Running after that.", Defaults.RunTime);
    private readonly Option<double> linkLifetime = NumberOptions.CreateSeconds("--link-lifetime", "The seconds that a download link is valid.", Defaults.LinkLifetime);

    private readonly Option<double> leapSeconds = NumberOptions.CreateSeconds(
        "--leap", "The seconds until the next execution of a scheduled report, instead of hours; 0 for the real time.", TimeSpan.Zero, maximum: TimeSpan.FromMinutes(30));

    private readonly Option<bool> noRevenue = new("--no-revenue")
    {
        Description = "The user does not have the Executive Report Viewer role: revenue is empty.",
    };

    private readonly Option<bool> authority = new("--authority")
    {
        Description = "Also start a sign-in authority, whose tokens the service accepts.",
    };

    private readonly Option<bool> mfa = new("--mfa")
    {
        Description = "The authority and the service require multifactor authentication: a password alone is refused. Also starts the authority.",
    };

    private readonly Option<int?> authorityPort = NumberOptions.CreateOptionalInteger("--authority-port", "The port of the authority; by default a free one.", minimum: 1, maximum: 65535);

    private readonly Option<bool> relativeLinks = new("--relative-links")
    {
        Description = "The links to next pages are relative to the address of the service.",
    };

    private readonly Option<LocalServiceCompression> compression = new("--compression")
    {
        Description = "How files are compressed if the client accepts gzip or deflate.",
        DefaultValueFactory = _ => Defaults.FileCompression,
    };

    private readonly Option<DirectoryInfo?> schemas = new("--schemas")
    {
        Description = "A folder with dataset files (*.json) to offer instead of the library's datasets.",
        HelpName = "FOLDER",
    };

    private readonly Option<IReadOnlyList<FaultArgument>> faults = new("--fault")
    {
        Description = $"A fault of the next requests for an operation, for example Download:cut=1000:3; may be repeated. The faults: {FaultNames.All}.",
        HelpName = "OPERATION:FAULT[:TIMES]",
        CustomParser = result => [.. result.Tokens.Select(token => FaultArgument.Parse(token.Value, result))],
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static LocalServiceOptions Defaults { get; } = new();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="includeProgram">Whether to add the option for the program; false if the root command has it for all its commands.</param>
    public void AddTo(Command command, bool includeProgram = true)
    {
        if (includeProgram)
        {
            command.Options.Add(ProgramOption.Create("The program to emulate."));
        }

        Option[] all = [seed, rows, port, filePort, pageSize, noRevenue, authority, authorityPort, mfa, relativeLinks, queueTime, runTime, linkLifetime, leapSeconds, compression, schemas, faults];
        Array.ForEach(all, command.Options.Add);
        command.Validators.Add(result =>
        {
            if (result.GetResult(authorityPort) is { Implicit: false } && !result.GetValue(authority) && !result.GetValue(mfa))
            {
                result.AddError("--authority-port requires --authority or --mfa.");
            }
        });
    }

    /// <summary>Starts a service by the options of the command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="SchemaFolderException">The folder of dataset files cannot be used.</exception>
    /// <exception cref="IOException">A port is in use.</exception>
    public async Task<LocalServiceSession> StartAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = ReadOptions(parsed);
        var requiresMfa = parsed.GetValue(mfa);
        if (!parsed.GetValue(authority) && !requiresMfa)
        {
            return new LocalServiceSession(await StartAsync(options, parsed, cancellationToken).ConfigureAwait(false), authority: null, GetProgram(parsed));
        }

        var startedAuthority = await LocalAuthority.StartAsync(
            new LocalAuthorityOptions { Seed = options.Seed, TimeProvider = options.TimeProvider, RequiresMfa = requiresMfa, Port = parsed.GetValue(authorityPort) },
            cancellationToken).ConfigureAwait(false);
        try
        {
            options.Authority = startedAuthority;
            return new LocalServiceSession(await StartAsync(options, parsed, cancellationToken).ConfigureAwait(false), startedAuthority, GetProgram(parsed), requiresMfa);
        }
        catch
        {
            await startedAuthority.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<InsightsLocalService> StartAsync(LocalServiceOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        var service = await InsightsLocalService.StartAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var fault in parsed.GetValue(faults) ?? [])
        {
            service.Faults.Add(fault.Operation, fault.Fault, fault.Times);
        }

        return service;
    }

    private static ServiceProgram GetProgram(ParseResult parsed) => parsed.GetRequiredValue<ServiceProgram>(ProgramOption.Name);

    private LocalServiceOptions ReadOptions(ParseResult parsed) => new()
    {
        Seed = parsed.GetValue(seed),
        RowsPerDataset = parsed.GetValue(rows),
        Port = parsed.GetValue(port),
        FilePort = parsed.GetValue(filePort),
        TimeProvider = parsed.GetValue(leapSeconds) is > 0 and var duration ? new LeapingTimeProvider(TimeSpan.FromSeconds(duration)) : Defaults.TimeProvider,
        PageSize = parsed.GetValue(pageSize),
        RequiresMfa = parsed.GetValue(mfa),
        UsesRelativeNextLinks = parsed.GetValue(relativeLinks),
        IsExecutiveReportViewer = !parsed.GetValue(noRevenue),
        QueueTime = TimeSpan.FromSeconds(parsed.GetValue(queueTime)),
        RunTime = TimeSpan.FromSeconds(parsed.GetValue(runTime)),
        LinkLifetime = TimeSpan.FromSeconds(parsed.GetValue(linkLifetime)),
        FileCompression = parsed.GetValue(compression),
        Program = Enum.Parse<LocalServiceProgram>(GetProgram(parsed).Name),
        Datasets = parsed.GetValue(schemas) is { } folder ? SchemaFolder.Read(folder, GetProgram(parsed)) : null,
    };
}

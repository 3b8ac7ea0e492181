using System.CommandLine;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The options that say how a service behaves, for every command that starts one.</summary>
public sealed class ServiceSettings
{
    private readonly Option<int> seed = NumberOptions.CreateInteger("--seed", "What the generated data, the ids and the token follow from.", Defaults.Seed);
    private readonly Option<int> rows = NumberOptions.CreateInteger("--rows", "How many rows each dataset has.", Defaults.RowsPerDataset, minimum: 0);
    private readonly Option<int?> port = NumberOptions.CreateOptionalInteger("--port", "The port of the API; otherwise a free one.", minimum: 1, maximum: 65535);
    private readonly Option<int?> filePort = NumberOptions.CreateOptionalInteger("--file-port", "The port that report files are downloaded from; otherwise a free one.", minimum: 1, maximum: 65535);
    private readonly Option<int?> pageSize = NumberOptions.CreateOptionalInteger("--page-size", "How many items an answer with a list holds at most; otherwise all.", minimum: 1);
    private readonly Option<double> queueTime = NumberOptions.CreateSeconds("--queue-time", "How many seconds an execution stays Pending.", Defaults.QueueTime);
    private readonly Option<double> runTime = NumberOptions.CreateSeconds("--run-time", "How many seconds an execution is Running after that.", Defaults.RunTime);
    private readonly Option<double> linkLifetime = NumberOptions.CreateSeconds("--link-lifetime", "How many seconds a download link works.", Defaults.LinkLifetime);

    private readonly Option<double> leapSeconds = NumberOptions.CreateSeconds(
        "--leap", "How many seconds it takes until the next execution of a report with a callback, hours being leapt over; 0 for real hours.", TimeSpan.Zero, maximum: TimeSpan.FromMinutes(30));

    private readonly Option<bool> noRevenue = new("--no-revenue")
    {
        Description = "The user is no Executive Report Viewer: revenue is empty.",
    };

    private readonly Option<bool> authority = new("--authority")
    {
        Description = "Start a sign-in authority as well, whose tokens the service accepts.",
    };

    private readonly Option<bool> mfa = new("--mfa")
    {
        Description = "The authority and the service require multifactor authentication: a password alone is refused. Starts the authority as well.",
    };

    private readonly Option<int?> authorityPort = NumberOptions.CreateOptionalInteger("--authority-port", "The port of the authority; otherwise a free one.", minimum: 1, maximum: 65535);

    private readonly Option<bool> relativeLinks = new("--relative-links")
    {
        Description = "The links to next pages are relative to the address of the service.",
    };

    private readonly Option<LocalServiceCompression> compression = new("--compression")
    {
        Description = "What becomes of a file where the client takes gzip or deflate.",
        DefaultValueFactory = _ => Defaults.FileCompression,
    };

    private readonly Option<DirectoryInfo?> schemas = new("--schemas")
    {
        Description = "A folder with dataset files (*.json) to offer instead of those that come with the library.",
        HelpName = "FOLDER",
    };

    private readonly Option<IReadOnlyList<FaultArgument>> faults = new("--fault")
    {
        Description = $"What goes wrong with the next requests for an operation, for instance Download:cut=1000:3; may be repeated. The faults: {FaultNames.All}.",
        HelpName = "OPERATION:FAULT[:TIMES]",
        CustomParser = result => [.. result.Tokens.Select(token => FaultArgument.Parse(token.Value, result))],
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static LocalServiceOptions Defaults { get; } = new();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="includeProgram">Whether the program is one of them; false where the root command has that option for all its commands.</param>
    public void AddTo(Command command, bool includeProgram = true)
    {
        if (includeProgram)
        {
            command.Options.Add(ProgramOption.Create("The program to play."));
        }

        Option[] all = [seed, rows, port, filePort, pageSize, noRevenue, authority, authorityPort, mfa, relativeLinks, queueTime, runTime, linkLifetime, leapSeconds, compression, schemas, faults];
        Array.ForEach(all, command.Options.Add);
    }

    /// <summary>Starts a service as the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="SchemaFolderException">The folder of dataset files cannot be used.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
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
            return new LocalServiceSession(await StartAsync(options with { Authority = startedAuthority }, parsed, cancellationToken).ConfigureAwait(false), startedAuthority, GetProgram(parsed), requiresMfa);
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

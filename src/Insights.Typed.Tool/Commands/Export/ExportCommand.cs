using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Passes;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>A command for the export that a file configures.</summary>
internal abstract class ExportCommand : ServiceCommand
{
    private readonly Option<string> file = new("--file")
    {
        Description = $"The file that configures the export; by default {ExportConfiguration.DefaultFileName}.",
        HelpName = "FILE",
        DefaultValueFactory = _ => ExportConfiguration.DefaultFileName,
    };

    private readonly Option<string?> accountName = new("--account") { Description = "Only this account of the file.", HelpName = "NAME" };
    private readonly Option<string?> shard = new("--shard") { Description = "Only the accounts of the file that are in part K of N, such as 2/4. Run N programs, one for each part.", HelpName = "K/N" };
    private readonly KnownDatasets datasets;

    protected ExportCommand(string name, string description, ToolContext context, Option<bool> json)
        : base(name, description, context, json)
    {
        Option[] all = [file, accountName, shard];
        Array.ForEach(all, Options.Add);
        datasets = new KnownDatasets(context);
        datasets.AddTo(this);
    }

    /// <summary>Opens the export of each account, runs something with it, and shows the result. An account that fails does not stop the others.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="screen">The screen.</param>
    /// <param name="run">What is run, for several accounts at the same time.</param>
    /// <param name="show">Shows the result, for one account after the other; returns false if something of it failed.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>false if something failed.</returns>
    protected async Task<bool> ForEachAccountAsync<T>(
        ParseResult parsed, Screen screen, Func<ExportSession, AccountOutput, Task<T>> run, Func<T, AccountOutput, bool> show, CancellationToken cancellationToken)
    {
        var (name, configuration, accounts, declared) = await ReadAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
        var access = GetAccess(parsed);
        var sync = new Lock();
        if (accounts is null)
        {
            var output = new AccountOutput(screen, account: null, sync);
            return show(await RunAsync(configuration, name, declared, access, output, run, cancellationToken).ConfigureAwait(false), output);
        }

        var failed = 0;
        await Parallel.ForEachAsync(
            accounts,
            new ParallelOptions { MaxDegreeOfParallelism = configuration.MaxParallelAccounts ?? ExportLimits.DefaultParallelAccounts, CancellationToken = cancellationToken },
            async (account, token) =>
            {
                var output = new AccountOutput(screen, account.Name, sync);
                if (!await TryRunAsync(account, output, token).ConfigureAwait(false))
                {
                    Interlocked.Increment(ref failed);
                }
            }).ConfigureAwait(false);
        screen.WriteLine(FormattableString.Invariant($"{accounts.Count} account{(accounts.Count == 1 ? "" : "s")}, {failed} with problems."));
        return failed == 0;

        async Task<bool> TryRunAsync(AccountEntry account, AccountOutput output, CancellationToken token)
        {
            try
            {
                var own = configuration with { Target = account.GetTarget(configuration.Target) };
                var result = await RunAsync(own, name, declared, AccountAccess.Create(account, access, name.Folder, Context), output, run, token).ConfigureAwait(false);
                lock (sync)
                {
                    return show(result, output);
                }
            }
            catch (Exception exception) when (exception is InsightsException or ToolException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                output.WriteFailure(exception.Message);
                output.WriteJson(new JsonObject { ["error"] = exception.Message });
                return false;
            }
        }
    }

    /// <summary>Reads what the command line names.</summary>
    /// <exception cref="ToolException">The command line or a file is wrong.</exception>
    protected async Task<(ExportFileName Name, ExportConfiguration Configuration, IReadOnlyList<AccountEntry>? Accounts, IReadOnlyList<DatasetSchema> Datasets)> ReadAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(file);
        var name = new ExportFileName(path, Context.GetFullPath(path));
        var configuration = await ExportFile.ReadAsync(name, Context.GetDisplayPath(name.FullPath), cancellationToken).ConfigureAwait(false);
        if (configuration.Accounts is not null)
        {
            screen.UseJsonLines();
        }

        return (name, configuration, SelectAccounts(parsed, configuration.Accounts, path), await datasets.ReadAsync(parsed, cancellationToken).ConfigureAwait(false));
    }

    private async Task<T> RunAsync<T>(
        ExportConfiguration configuration, ExportFileName name, IReadOnlyList<DatasetSchema> declared, ServiceAccess access, AccountOutput output, Func<ExportSession, AccountOutput, Task<T>> run, CancellationToken cancellationToken)
    {
        RequestPacer? pacer = null;
        try
        {
            var client = access.CreateClient(Context, output.WriteNote, configure: options =>
                pacer = configuration.RequestsPerMinute is { } limit ? RequestPacer.AddTo(options, limit) : null);
            await using (client.ConfigureAwait(false))
            {
                var session = await ExportSession.OpenAsync(client, access.Address, configuration, name, declared, Context, cancellationToken).ConfigureAwait(false);
                await using (session.ConfigureAwait(false))
                {
                    foreach (var warning in session.Warnings)
                    {
                        output.WriteWarning(warning);
                    }

                    return await run(session, output).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            pacer?.Dispose();
        }
    }

    /// <summary>Gets the accounts of this run; null if the file has none, so that the command line states the account.</summary>
    private List<AccountEntry>? SelectAccounts(ParseResult parsed, IReadOnlyList<AccountEntry>? accounts, string path)
    {
        var name = parsed.GetValue(accountName);
        var part = parsed.GetValue(shard) is { } text ? Shard.Parse(text) : null;
        if (accounts is null)
        {
            return name is null && part is null ? null : throw new ToolException($"--account and --shard require accounts in {path}, which has none.");
        }

        if (Service.FindGivenAccount(parsed.CommandResult) is { } option)
        {
            throw new ToolException($"{option} is that of one account, and {path} has several. Set for each how it signs in.");
        }

        var selected = accounts.Where(account => (name is null || string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase)) && part?.Contains(account.Name) != false).ToList();
        return selected.Count > 0 || name is null ? selected
            : throw new ToolException($"{path} has no account '{name}'{(part is null ? "" : " in this shard")}.{Language.NameSuggestion.GetHint(name, accounts.Select(account => account.Name))}");
    }
}

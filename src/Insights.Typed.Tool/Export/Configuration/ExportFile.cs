using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>Reads the file that configures an export.</summary>
internal static partial class ExportFile
{
    /// <exception cref="ToolException">The file cannot be read, or its content is wrong. The message has the place.</exception>
    public static async Task<ExportConfiguration> ReadAsync(ExportFileName file, string shownPath, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file.FullPath, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                exception is FileNotFoundException ? $"{shownPath} does not exist. Create it: {file.GetCommand("init")}" : $"{shownPath} cannot be read: {exception.Message}", exception);
        }

        return Parse(content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsSpan(3) : content, shownPath);
    }

    public static ExportConfiguration Parse(ReadOnlySpan<byte> content, string shownPath)
    {
        ExportFileCheck.Check(content, shownPath);
        ExportConfiguration configuration;
        try
        {
            configuration = JsonSerializer.Deserialize(content, ExportJson.Default.ExportConfiguration)!;
        }
        catch (JsonException exception)
        {
            throw new ToolException($"{shownPath} cannot be read: {exception.Message}", exception);
        }

        Check(configuration, shownPath);
        return configuration;
    }

    private static void Check(ExportConfiguration configuration, string file)
    {
        if (configuration.Datasets is not ({ IsAll: true } or { Entries.Count: > 0 }) && configuration.Queries is not { Count: > 0 } && configuration.Manifest is null)
        {
            throw new ToolException($"{file} exports nothing. Set \"datasets\" to \"all\" or to a list, or set \"queries\" or \"manifest\".");
        }

        ThrowIfNotUpTo(ExportLimits.MaxParallel, configuration.MaxParallel, "maxParallel", file);
        ThrowIfNotUpTo(ExportLimits.MaxParallelAccounts, configuration.MaxParallelAccounts, "maxParallelAccounts", file);
        ThrowIfNotUpTo(ExportLimits.MaxRequestsPerMinute, configuration.RequestsPerMinute, "requestsPerMinute", file);
        VariableName.Check(configuration.Target.ConnectionVariable, $"{file}: target.connectionVariable");
        CheckAccounts(configuration.Accounts, configuration.Target.Type, file);

        if (configuration.ReportName is { } name && !ReportName().IsMatch(name))
        {
            throw new ToolException($"{file}: reportName must have letters, digits, spaces, '-' and '_', at most 60, without a space at its start or end.");
        }
    }

    private static void CheckAccounts(IReadOnlyList<AccountEntry>? accounts, TargetType target, string file)
    {
        if (accounts is { Count: 0 })
        {
            throw new ToolException($"{file}: accounts lists no account. Remove it to export one account.");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var account in accounts ?? [])
        {
            var shownName = UntrustedText.Sanitize(account.Name, UntrustedText.MaxNameLength);
            VariableName.Check(account.ClientSecretVariable, $"{file}: accounts, {shownName}: clientSecretVariable");
            VariableName.Check(account.AccessTokenVariable, $"{file}: accounts, {shownName}: accessTokenVariable");
            var problem = !AccountName().IsMatch(account.Name) ? "The name of an account must have letters, digits, '-' and '_', at most 60."
                : account.Prefix is { } prefix && !AccountPrefix().IsMatch(prefix) ? "prefix must have letters, digits, '-', '_', '=' and '.', at most 100, start with a letter, a digit or '_', and not end with '.'."
                : !names.Add(account.Name) ? "Another account has this name."
                : !places.TryAdd(account.GetPlace(target), account.Name) ? $"Its place in the target would be that of the account {places[account.GetPlace(target)]}. Set another prefix."
                : !account.HasSignIn ? "Set tenantId, loginFolder or accessTokenVariable, so that the account does not use the sign-in of another."
                : null;
            if (problem is not null)
            {
                throw new ToolException($"{file}: accounts, {shownName}: {problem}");
            }
        }
    }

    private static void ThrowIfNotUpTo(int max, int? value, string setting, string file)
    {
        if (value < 1 || value > max)
        {
            throw new ToolException(FormattableString.Invariant($"{file}: {setting} is {value}, not from 1 to {max}."));
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountName();

    /// <summary>Windows ignores dots at the end of a folder's name.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.=-]{0,99}(?<!\.)\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountPrefix();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]([A-Za-z0-9 _-]{0,58}[A-Za-z0-9_-])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ReportName();
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>Reads the file that configures an export.</summary>
internal static partial class ExportFile
{
    private const int MaxEntriesAtOnce = 16;

    /// <exception cref="ToolException">The file cannot be read, or its content is wrong. The message has the place.</exception>
    public static async Task<ExportConfiguration> ReadAsync(string path, string shownPath, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(
                exception is FileNotFoundException ? $"{shownPath} does not exist. Create it: insights export init" : $"{shownPath} cannot be read: {exception.Message}", exception);
        }

        return Parse(content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsSpan(3) : content, shownPath);
    }

    public static ExportConfiguration Parse(ReadOnlySpan<byte> content, string shownPath)
    {
        ExportConfiguration configuration;
        try
        {
            configuration = JsonSerializer.Deserialize(content, ExportJson.Default.ExportConfiguration) ?? throw new ToolException($"{shownPath} is null.");
        }
        catch (JsonException exception)
        {
            throw new ToolException($"{FormattableString.Invariant($"{shownPath}({exception.LineNumber + 1},{exception.BytePositionInLine + 1})")}: {Describe(exception)}", exception);
        }

        Check(configuration, shownPath);
        return configuration;
    }

    private static void Check(ExportConfiguration configuration, string file)
    {
        ThrowIfUnknown(configuration.Unknown, "", ExportJson.Default.ExportConfiguration, file);
        ThrowIfUnknown(configuration.Target.Unknown, "target.", ExportJson.Default.TargetConfiguration, file);
        if (configuration.Queries?.Any(query => query is null) == true
            || configuration.Datasets?.Entries.Any(entry => entry.Omit?.Any(name => name is null) == true || entry.Metrics?.Any(name => name is null) == true) == true)
        {
            throw new ToolException($"{file}: an item of a list is null.");
        }

        foreach (var entry in configuration.Datasets?.Entries ?? [])
        {
            ThrowIfUnknown(entry.Unknown, $"datasets, {entry.Dataset}: ", ExportJson.Default.DatasetEntry, file);
        }

        foreach (var entry in configuration.Queries ?? [])
        {
            ThrowIfUnknown(entry.Unknown, $"queries, {entry.Name}: ", ExportJson.Default.QueryEntry, file);
        }

        if (configuration.Datasets is not ({ IsAll: true } or { Entries.Count: > 0 }) && configuration.Queries is not { Count: > 0 } && configuration.Manifest is null)
        {
            throw new ToolException($"{file} exports nothing. Set \"datasets\" to \"all\" or to a list, or set \"queries\" or \"manifest\".");
        }

        if (configuration.MaxParallel is < 1 or > MaxEntriesAtOnce)
        {
            throw new ToolException(FormattableString.Invariant($"{file}: maxParallel is {configuration.MaxParallel}, not from 1 to {MaxEntriesAtOnce}."));
        }

        if (configuration.ReportName is { } name && !ReportName().IsMatch(name))
        {
            throw new ToolException($"{file}: reportName must have letters, digits, spaces, '-' and '_', at most 60, without a space at its start or end.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]([A-Za-z0-9 _-]{0,58}[A-Za-z0-9_-])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ReportName();

    private static void ThrowIfUnknown(Dictionary<string, JsonElement>? unknown, string place, JsonTypeInfo type, string file)
    {
        if (unknown is { Count: > 0 })
        {
            var name = unknown.Keys.First();
            throw new ToolException($"{file}: {place}{UntrustedText.Sanitize(name, UntrustedText.MaxNameLength)} is not a setting.{NameSuggestion.GetHint(name, type.Properties.Where(property => !property.IsExtensionData).Select(property => property.Name))}");
        }
    }

    /// <summary>The parser's message without the place, which is stated in front of it, and without names of .NET types.</summary>
    private static string Describe(JsonException exception)
    {
        var place = exception.Path is { Length: > 2 } path ? path[2..] : "the file";
        if (exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return $"The value of {place} has the wrong type, or is not one of the allowed words.";
        }

        var end = exception.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        var message = end < 0 ? exception.Message : exception.Message[..end];
        return message.Contains("missing required properties", StringComparison.Ordinal) ? $"{place} lacks {message[(message.IndexOf(':', StringComparison.Ordinal) + 2)..]}" : message;
    }
}

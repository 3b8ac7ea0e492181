using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Language;

namespace Insights.Typed.Tool;

/// <summary>Gets the errors of a command line. The value of a misspelled option can be a secret, so it is not repeated.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Get(ParseResult parsed)
    {
        var secrets = FindSecrets(parsed.Tokens.Select(token => token.Value).ToList(), [.. parsed.UnmatchedTokens]);
        if (parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Command.Subcommands is { Count: > 0 } commands)
        {
            return [$"A command is missing: {string.Join(", ", commands.Select(command => command.Name))}."];
        }

        return parsed.Errors
            .Where(error => error.SymbolResult is not CommandResult { Command.Subcommands.Count: > 0 } || parsed.UnmatchedTokens.Any(token => error.Message.Contains(token, StringComparison.Ordinal)))
            .Select(error => FormatMessage(error.Message, parsed, secrets));
    }

    private static string FormatMessage(string message, ParseResult parsed, List<string> secrets)
    {
        var suggestion = parsed.UnmatchedTokens.FirstOrDefault(token => message.Contains($"'{token}'", StringComparison.Ordinal)) is { } token
            ? NameSuggestion.GetHint(token.Split('=', ':')[0], token.StartsWith('-') ? GetOptionNames(parsed.CommandResult) : parsed.CommandResult.Command.Subcommands.Select(command => command.Name))
            : "";
        return secrets.Aggregate(message, (text, secret) => text.Replace(secret, "…", StringComparison.Ordinal)).Replace("\t", "  ", StringComparison.Ordinal) + suggestion;
    }

    private static IEnumerable<string> GetOptionNames(CommandResult result)
    {
        for (var current = result; current is not null; current = current.Parent as CommandResult)
        {
            foreach (var option in current.Command.Options.Where(option => current == result || option.Recursive))
            {
                yield return option.Name;
            }
        }
    }

    private static List<string> FindSecrets(List<string> tokens, HashSet<string> unmatched)
    {
        var secrets = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var isUnknownOption = tokens[i].StartsWith('-') && unmatched.Contains(tokens[i]);
            if (isUnknownOption && tokens[i].IndexOfAny(['=', ':']) is > 0 and var separator && separator + 1 < tokens[i].Length)
            {
                secrets.Add(tokens[i][(separator + 1)..]);
            }
            else if (isUnknownOption && i + 1 < tokens.Count && !tokens[i + 1].StartsWith('-'))
            {
                secrets.Add(tokens[i + 1]);
            }
        }

        return secrets;
    }
}

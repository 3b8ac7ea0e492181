using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Language;

namespace Insights.Typed.Tool;

/// <summary>What is wrong with a command line. Behind a misspelt option may stand a secret, so what stands there is not repeated.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var hidden = Hidden(parsed.Tokens.Select(token => token.Value).ToList(), [.. parsed.UnmatchedTokens]);
        if (parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Command.Subcommands is { Count: > 0 } commands)
        {
            return [$"A command is missing: {string.Join(", ", commands.Select(command => command.Name))}."];
        }

        return parsed.Errors
            .Where(error => error.SymbolResult is not CommandResult { Command.Subcommands.Count: > 0 } || parsed.UnmatchedTokens.Any(token => error.Message.Contains(token, StringComparison.Ordinal)))
            .Select(error => Told(error.Message, parsed, hidden));
    }

    private static string Told(string message, ParseResult parsed, List<string> hidden)
    {
        var meant = parsed.UnmatchedTokens.FirstOrDefault(token => message.Contains($"'{token}'", StringComparison.Ordinal)) is { } token
            ? NameSuggestion.For(token.Split('=', ':')[0], token.StartsWith('-') ? Options(parsed.CommandResult) : parsed.CommandResult.Command.Subcommands.Select(command => command.Name))
            : "";
        return hidden.Aggregate(message, (told, secret) => told.Replace(secret, "…", StringComparison.Ordinal)).Replace("\t", "  ", StringComparison.Ordinal) + meant;
    }

    private static IEnumerable<string> Options(CommandResult result)
    {
        for (var at = result; at is not null; at = at.Parent as CommandResult)
        {
            foreach (var option in at.Command.Options.Where(option => at == result || option.Recursive))
            {
                yield return option.Name;
            }
        }
    }

    private static List<string> Hidden(List<string> tokens, HashSet<string> unmatched)
    {
        var hidden = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var isUnknownOption = tokens[i].StartsWith('-') && unmatched.Contains(tokens[i]);
            if (isUnknownOption && tokens[i].IndexOfAny(['=', ':']) is > 0 and var separator && separator + 1 < tokens[i].Length)
            {
                hidden.Add(tokens[i][(separator + 1)..]);
            }
            else if (isUnknownOption && i + 1 < tokens.Count && !tokens[i + 1].StartsWith('-'))
            {
                hidden.Add(tokens[i + 1]);
            }
        }

        return hidden;
    }
}

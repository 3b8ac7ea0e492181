using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Language;

namespace Insights.Typed.Tool;

/// <summary>Gets the errors of a command line. The value of a misspelled option can be a secret, so it is not repeated.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Get(ParseResult parsed)
    {
        var unknownOptions = FindUnknownOptions(parsed);
        if (unknownOptions.Count == 0 && parsed.UnmatchedTokens.Count == 0 && parsed.CommandResult.Command.Subcommands is { Count: > 0 } commands && parsed.Errors.Count > 0)
        {
            return [$"A command is missing: {string.Join(", ", commands.Select(command => command.Name))}."];
        }

        // The value of an unknown option, and what follows it, look like arguments too many.
        var secrets = FindSecrets([.. parsed.Tokens.Select(token => token.Value)], [.. unknownOptions]);
        var others = parsed.Errors
            .Where(error => error.SymbolResult is not CommandResult { Command.Subcommands.Count: > 0 } || parsed.UnmatchedTokens.Any(token => error.Message.Contains(token, StringComparison.Ordinal)))
            .Where(error => unknownOptions.Count == 0 || FindUnmatched(error.Message, parsed) is null)
            .Select(error => Mask(error.Message, secrets).Replace("\t", "  ", StringComparison.Ordinal) + SuggestCommand(error.Message, parsed));
        return [.. unknownOptions.Select(option => $"Unrecognized command or argument '{Mask(option, secrets)}'.{SuggestOption(option, parsed)}").Concat(others).Distinct()];
    }

    /// <summary>Finds the options that the command does not have. The parser accepts one as the value of an argument that is missing.</summary>
    private static List<string> FindUnknownOptions(ParseResult parsed)
    {
        var optionCount = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Count();
        var values = parsed.Tokens.Skip(optionCount).Select(token => token.Value).ToHashSet(StringComparer.Ordinal);
        return [.. parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens.Select(token => token.Value))
            .Concat(parsed.UnmatchedTokens)
            .Where(token => token.Length > 1 && token[0] == '-' && !values.Contains(token))];
    }

    private static string? FindUnmatched(string message, ParseResult parsed) =>
        parsed.UnmatchedTokens.FirstOrDefault(token => message.Contains($"'{token}'", StringComparison.Ordinal));

    private static string SuggestOption(string option, ParseResult parsed) => NameSuggestion.GetHint(option.Split('=', ':')[0], GetOptionNames(parsed.CommandResult));

    private static string SuggestCommand(string message, ParseResult parsed) => FindUnmatched(message, parsed) is { } token
        ? NameSuggestion.GetHint(token, parsed.CommandResult.Command.Subcommands.Select(command => command.Name))
        : "";

    private static string Mask(string message, List<string> secrets) => secrets.Aggregate(message, (text, secret) => text.Replace(secret, "…", StringComparison.Ordinal));

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

    private static List<string> FindSecrets(List<string> tokens, HashSet<string> unknownOptions)
    {
        var secrets = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var isUnknownOption = unknownOptions.Contains(tokens[i]);
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

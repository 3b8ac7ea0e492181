using System.CommandLine;

namespace Insights.Typed.Tool;

/// <summary>What is wrong with a command line. Behind a misspelt option may stand a secret, so what stands there is not repeated.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var hidden = Hidden(parsed.Tokens.Select(token => token.Value).ToList(), [.. parsed.UnmatchedTokens]);
        return parsed.Errors.Select(error => hidden.Aggregate(error.Message, (message, secret) => message.Replace(secret, "…", StringComparison.Ordinal)));
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

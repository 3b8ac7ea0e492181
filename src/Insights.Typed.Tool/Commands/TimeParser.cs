using System.CommandLine.Parsing;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>Parses times on the command line.</summary>
internal static class TimeParser
{
    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (QueryTime.TryParse(text, out var time))
        {
            return time;
        }

        result.AddError(QueryTime.CreateError(text));
        return null;
    }
}

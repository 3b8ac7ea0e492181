using System.CommandLine;
using System.Text;

namespace Insights.Typed.Tool.Commands;

/// <summary>The argument with the query of a command.</summary>
internal static class QueryArgument
{
    public static Argument<string> Create() => new("TEXT") { Description = "The query, quoted for the shell; - to read it from the standard input." };

    public static async Task<string> ReadAsync(ParseResult parsed, Argument<string> argument, ToolContext context, CancellationToken cancellationToken)
    {
        var text = parsed.GetRequiredValue(argument);
        try
        {
            text = text == "-" ? await context.Input.ReadToEndAsync(cancellationToken).ConfigureAwait(false) : text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new ToolException("The query on the standard input is not valid UTF-8.", exception);
        }

        return string.IsNullOrWhiteSpace(text) ? throw new ToolException("The query is empty.") : text.Trim();
    }
}

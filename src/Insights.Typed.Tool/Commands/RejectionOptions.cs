using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Tool.Rows;

namespace Insights.Typed.Tool.Commands;

/// <summary>The options of a command that can reject rows with values that do not fit their columns.</summary>
internal sealed class RejectionOptions
{
    /// <summary>The limit if none is specified (our choice): more rejected rows are hardly single invalid values.</summary>
    private const int DefaultLimit = 100;

    private readonly Option<string?> file = new("--reject-to")
    {
        Description = "Check each value by its type in the schema files, and write rows with values that do not fit to this file, as CSV; the reasons are written to a file next to it.",
        HelpName = "FILE",
    };

    private readonly Option<RowRejectionLimit> limit = new("--max-rejected")
    {
        Description = $"How many rows may be rejected: a number, or a percentage of the rows read. One more is an error. By default {DefaultLimit}.",
        HelpName = "N|P%",
        DefaultValueFactory = _ => RowRejectionLimit.FromCount(DefaultLimit),
        CustomParser = Parse,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(file);
        command.Options.Add(limit);
    }

    public void Validate(CommandResult result, bool isPreview, bool isUnchecked)
    {
        if (result.GetResult(file) is null)
        {
            if (result.GetResult(limit) is { Implicit: false })
            {
                result.AddError("--max-rejected requires --reject-to: rejected rows would be lost.");
            }

            return;
        }

        if (isPreview)
        {
            result.AddError("--reject-to and --preview exclude each other: only rows of a report are rejected.");
        }

        if (isUnchecked)
        {
            result.AddError("--reject-to and --no-check exclude each other: the schema files have the types.");
        }
    }

    /// <summary>Gets the rejected rows; null if no row can be rejected.</summary>
    public RejectedRows? Read(ParseResult parsed, ToolContext context) =>
        parsed.GetValue(file) is { } path ? new RejectedRows(context.GetOutputPath(path, "--reject-to"), parsed.GetValue(limit)) : null;

    private static RowRejectionLimit Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!RowRejectionLimit.TryParse(text, out var parsed))
        {
            result.AddError($"'{text}' is neither a number of rows, such as 100, nor a percentage of them, such as 0.5%.");
        }

        return parsed;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Export.Files;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>The options of a command that can write rows to a file.</summary>
internal sealed class RowFileOptions
{
    private static readonly string Extensions = EnglishText.Join([.. Enum.GetValues<ExportFormat>().Select(format => format.GetExtension())], "or");

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = $"Write the rows to this file instead of showing them. Its extension is the format: {Extensions}.",
        HelpName = "FILE",
    };

    private readonly Option<bool> overwrite = OutputFile.CreateOverwriteOption();

    public void AddTo(Command command)
    {
        command.Options.Add(output);
        command.Options.Add(overwrite);
    }

    /// <summary>Reports options that exclude each other.</summary>
    public void Validate(CommandResult result, bool isCsv, bool isPreview, bool isUnchecked)
    {
        if (result.GetResult(output) is not { } file)
        {
            if (result.GetValue(overwrite))
            {
                result.AddError("--overwrite requires --output.");
            }

            return;
        }

        if (isCsv)
        {
            result.AddError("--output and --csv exclude each other: the extension of the file is its format.");
        }

        // Without a value, the parser reports the option.
        if (file.Tokens is not [{ Value: var path }])
        {
            return;
        }

        var format = ExportFormats.Find(path);
        if (format is null)
        {
            result.AddError($"--output '{path}' has no extension of a format: {Extensions}.");
        }
        else if (format == ExportFormat.Parquet && isPreview)
        {
            result.AddError("--output with .parquet and --preview exclude each other: only the rows of a report are written as Parquet.");
        }
        else if (format == ExportFormat.Parquet && isUnchecked)
        {
            result.AddError("--output with .parquet and --no-check exclude each other: the schema files have the types.");
        }
    }

    /// <summary>Gets the file and its format; null if the rows are shown.</summary>
    /// <exception cref="ToolException">The file cannot be written.</exception>
    public (OutputFile File, ExportFormat Format)? Read(ParseResult parsed, ToolContext context) => parsed.GetValue(output) is { } path
        ? (OutputFile.Create(context, context.GetOutputPath(path, "--output"), parsed.GetValue(overwrite)), ExportFormats.Find(path)!.Value)
        : null;
}

using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Insights.Typed.Tool.Output;

/// <summary>
/// Writes a command's results and messages: results to the standard output, as text for people or as JSON for programs, which is one document,
/// or several on one line each; messages and progress to the standard error. Colors appear on terminals only.
/// </summary>
internal sealed class Screen
{
    private readonly ToolContext context;
    private readonly IAnsiConsole output;
    private readonly IAnsiConsole error;
    private bool writesLines;
    private bool isJsonWritten;
    private bool isProgressShown;

    public Screen(ToolContext context, bool isJson)
    {
        this.context = context;
        IsJson = isJson;
        output = CreateConsole(context.Output, context.IsOutputTerminal && !isJson);
        error = CreateConsole(context.Error, context.IsErrorTerminal);
    }

    /// <summary>Whether the results are written as JSON.</summary>
    public bool IsJson { get; }

    public ToolContext Context => context;

    public bool IsTerminal => context.IsOutputTerminal && !IsJson;

    /// <summary>The maximum number of characters of a line of a message that is not wrapped.</summary>
    public int MessageWidth => IsJson ? int.MaxValue : error.Profile.Width;

    /// <summary>Writes a line of the results, for people.</summary>
    public void WriteLine(string text = "", Style? style = null)
    {
        if (IsJson)
        {
            return;
        }

        if (style is null || !IsTerminal)
        {
            // Not wrapped, so that the line can be copied.
            context.Output.Write(Printable.Sanitize(text) + "\n");
        }
        else
        {
            output.Write(new Text(Printable.Sanitize(text) + "\n", style));
        }
    }

    /// <summary>Writes a table of the results, for people.</summary>
    public void WriteTable(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        if (IsJson)
        {
            return;
        }

        var table = new Table().Border(IsTerminal ? TableBorder.Rounded : TableBorder.None);
        var all = rows.ToList();
        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(new Text(headings[i], new Style(decoration: Decoration.Bold)));
            column.NoWrap = all.Exists(row => i < row.Count && row[i].IsOneLine);
            table.AddColumn(IsNumeric(all, i) ? column.RightAligned() : column);
        }

        foreach (var row in all)
        {
            table.AddRow(row.Select(cell => new Text(Printable.Sanitize(cell.Text), cell.Style)));
        }

        output.Write(table);
    }

    /// <summary>Writes each further JSON document on one line, because the command can write several.</summary>
    public void UseJsonLines() => writesLines = true;

    /// <summary>Writes results as a JSON document, for programs.</summary>
    public void WriteJson(JsonNode document)
    {
        if (IsJson)
        {
            isJsonWritten = true;
            context.Output.Write((writesLines ? JsonText.SerializeCompact(document) : JsonText.Serialize(document)) + "\n");
        }
    }

    /// <summary>Gets a writer for the JSON document, which the caller writes completely.</summary>
    public TextWriter GetRawOutput()
    {
        isJsonWritten = true;
        return context.Output;
    }

    /// <summary>Writes a message in addition to the results.</summary>
    public void WriteNote(string text)
    {
        if (isProgressShown)
        {
            // Above the bar, which would otherwise overwrite the message.
            error.Write(new Text(Printable.Sanitize(text) + "\n"));
        }
        else
        {
            context.Error.Write(Printable.Sanitize(text) + "\n");
        }
    }

    /// <summary>Writes a warning about the results.</summary>
    public void WriteWarning(string text) => error.Write(new Text($"Warning: {Printable.Sanitize(text)}\n", new Style(Color.Yellow)));

    /// <summary>Writes an error that prevents a part of the results, which have it, too.</summary>
    public void WriteFailure(string text) => error.Write(new Text($"Error: {Printable.Sanitize(text)}\n", new Style(Color.Red)));

    /// <summary>Writes the error that prevents results. Its document is one line, which is also read where the results are several lines.</summary>
    public void WriteError(string text)
    {
        error.Write(new Text(Printable.Sanitize(text) + "\n", new Style(Color.Red)));
        if (IsJson && (!isJsonWritten || writesLines))
        {
            isJsonWritten = true;
            context.Output.Write(JsonText.SerializeCompact(new JsonObject { ["error"] = text }) + "\n");
        }
    }

    /// <summary>Shows the progress of an operation on a terminal.</summary>
    public async Task<T> WithProgressAsync<T>(string title, Func<IWorkProgress, Task<T>> work)
    {
        if (!context.IsErrorTerminal)
        {
            return await work(NoProgress.Instance).ConfigureAwait(false);
        }

        isProgressShown = true;
        try
        {
            return await error.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
                .StartAsync(progress => work(new BarProgress(progress.AddTask(Markup.Escape(title), maxValue: 1))))
                .ConfigureAwait(false);
        }
        finally
        {
            isProgressShown = false;
        }
    }

    /// <summary>Whether all values of a column are numbers.</summary>
    private static bool IsNumeric(List<IReadOnlyList<Cell>> rows, int column)
    {
        var cellTexts = rows.Where(row => column < row.Count).Select(row => row[column].Text).Where(text => text.Length > 0).ToList();
        return cellTexts.Count > 0 && cellTexts.TrueForAll(text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private IAnsiConsole CreateConsole(TextWriter writer, bool isTerminal)
    {
        var hasColors = isTerminal && string.IsNullOrEmpty(context.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = !isTerminal ? AnsiSupport.No : context.ShouldDetectTerminal ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = !hasColors ? ColorSystemSupport.NoColors : context.ShouldDetectTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.Standard,
            Interactive = !isTerminal ? InteractionSupport.No : context.ShouldDetectTerminal ? InteractionSupport.Detect : InteractionSupport.Yes,
        });
        if (!isTerminal)
        {
            // The output is not a terminal, so lines must not be wrapped.
            console.Profile.Width = 100_000;
        }

        return console;
    }
}

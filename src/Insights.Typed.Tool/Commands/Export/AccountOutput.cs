using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;
using Spectre.Console;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>The output about one account. With several, each line states the account, and the lines of two do not mix.</summary>
/// <param name="screen">The screen.</param>
/// <param name="account">The name of the account; null if the export has only one.</param>
/// <param name="sync">The lock of all accounts.</param>
internal sealed class AccountOutput(Screen screen, string? account, Lock sync)
{
    public void WriteLine(string text, Style? style = null)
    {
        lock (sync)
        {
            screen.WriteLine(GetLine(text), style);
        }
    }

    /// <summary>Writes a line while work is in progress: above the bar on a terminal.</summary>
    public void WriteEvent(string text)
    {
        lock (sync)
        {
            if (screen.IsTerminal)
            {
                screen.WriteNote(GetLine(text));
            }
            else
            {
                screen.WriteLine(GetLine(text));
            }
        }
    }

    public void WriteNote(string text)
    {
        lock (sync)
        {
            screen.WriteNote(GetLine(text));
        }
    }

    public void WriteWarning(string text)
    {
        lock (sync)
        {
            screen.WriteWarning(GetLine(text));
        }
    }

    public void WriteFailure(string text)
    {
        lock (sync)
        {
            screen.WriteFailure(GetLine(text));
        }
    }

    public void WriteTable(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        lock (sync)
        {
            if (account is not null)
            {
                screen.WriteLine($"{account}:");
            }

            screen.WriteTable(headings, rows);
        }
    }

    public void WriteJson(JsonObject document)
    {
        lock (sync)
        {
            if (account is not null)
            {
                document.Insert(0, "account", account);
            }

            screen.WriteJson(document);
        }
    }

    /// <summary>Shows the progress as a bar, if only one account is exported.</summary>
    public Task<T> WithProgressAsync<T>(string title, Func<IWorkProgress, Task<T>> work) =>
        account is null ? screen.WithProgressAsync(title, work) : work(NoProgress.Instance);

    private string GetLine(string text) => account is null ? text : $"[{account}] {text}";
}

using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Asks a person on a terminal for what the command line does not set. Elsewhere, the default is used.</summary>
internal sealed class Questions(ToolContext context, Screen screen)
{
    public async Task<string> AskAsync(string? value, string question, string defaultValue, CancellationToken cancellationToken)
    {
        if (value is not null || !screen.IsTerminal)
        {
            return value ?? defaultValue;
        }

        screen.WriteNote($"{question}? [{defaultValue}]");
        return await context.Input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line && !string.IsNullOrWhiteSpace(line) ? line.Trim() : defaultValue;
    }

    public async Task<T> ChooseAsync<T>(string? value, string question, T defaultValue, CancellationToken cancellationToken)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
        while (true)
        {
            var word = await AskAsync(value, $"{question} ({string.Join(", ", words)})", defaultValue.ToString().ToLowerInvariant(), cancellationToken).ConfigureAwait(false);
            if (words.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return Enum.Parse<T>(word, ignoreCase: true);
            }

            screen.WriteNote($"'{word}' is not one of {string.Join(", ", words)}.");
        }
    }
}

using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands.Export;

/// <summary>Asks a person on a terminal for what the command line does not set. Elsewhere, the default is used.</summary>
internal sealed class Questions(ToolContext context, Screen screen)
{
    public string Ask(string? value, string question, string defaultValue)
    {
        if (value is not null || !screen.IsTerminal)
        {
            return value ?? defaultValue;
        }

        screen.WriteNote($"{question}? [{defaultValue}]");
        return context.Input.ReadLine() is { } line && !string.IsNullOrWhiteSpace(line) ? line.Trim() : defaultValue;
    }

    public T Choose<T>(string? value, string question, T defaultValue)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
        while (true)
        {
            var word = Ask(value, $"{question} ({string.Join(", ", words)})", defaultValue.ToString().ToLowerInvariant());
            if (words.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return Enum.Parse<T>(word, ignoreCase: true);
            }

            screen.WriteNote($"'{word}' is not one of {string.Join(", ", words)}.");
        }
    }
}

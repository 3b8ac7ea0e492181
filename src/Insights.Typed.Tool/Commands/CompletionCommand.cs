using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Prints the script that completes this tool's commands in a shell.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    /// <summary>The shells, and the script of each. The script requests the completions at a position from the tool.</summary>
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # In ~/.bashrc: eval "$(insights completion bash)"
            _insights_complete() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(insights "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _insights_complete insights
            """,
        ["zsh"] = """
            # In ~/.zshrc: eval "$(insights completion zsh)"
            _insights_complete() {
                local -a found
                found=("${(@f)$(insights "[suggest:$((${#LBUFFER}))]" "$LBUFFER" 2>/dev/null)}")
                compadd -a found
                _files
            }
            compdef _insights_complete insights
            """,
        ["fish"] = """
            # In ~/.config/fish/config.fish: insights completion fish | source
            complete -c insights -a '(insights "[suggest:"(commandline -C)"]" (commandline -cp | string collect) 2>/dev/null)'
            """,
        ["pwsh"] = """
            # In $PROFILE: insights completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName insights -ScriptBlock {
                param($word, $line, $position)
                insights "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    private readonly Argument<string> shell = new("SHELL") { Description = $"One of {string.Join(", ", Scripts.Keys)}.", HelpName = "SHELL" };

    public CompletionCommand(ToolContext context, Option<bool> json)
        : base("completion", "Prints the script that completes this tool's commands in a shell.", context, json)
    {
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Arguments.Add(shell);
    }

    protected override Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var script = Scripts[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n");
        screen.WriteLine(script);
        screen.WriteJson(new JsonObject { ["script"] = script });
        return Task.FromResult(ExitCode.Success);
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Prints the script that completes this tool's commands in a shell.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    /// <summary>
    /// The shells, and the script of each. The script requests the completions at a position from the tool. They are data, which no script evaluates
    /// (as <c>compgen -W</c> does), and which is quoted where the shell inserts it into the line as it is. On Windows each ends with a carriage return, which a shell of Git or MSYS2 would insert too.
    /// </summary>
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # In ~/.bashrc: eval "$(insights completion bash)"
            _insights_complete() {
                local word=${COMP_WORDS[COMP_CWORD]} found quoted
                COMPREPLY=()
                while IFS= read -r found; do
                    found=${found%$'\r'}
                    if [[ -n $found && $found == "$word"* ]]; then
                        printf -v quoted %q "$found"
                        COMPREPLY+=("$quoted")
                    fi
                done < <(insights "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            }
            complete -o default -F _insights_complete insights
            """,
        ["zsh"] = """
            # In ~/.zshrc: eval "$(insights completion zsh)"
            _insights_complete() {
                local -a found
                found=("${(@f)$(insights "[suggest:$((${#LBUFFER}))]" "$LBUFFER" 2>/dev/null)}")
                found=("${(@)found%$'\r'}")
                compadd -a found
                _files
            }
            compdef _insights_complete insights
            """,
        ["fish"] = """
            # In ~/.config/fish/config.fish: insights completion fish | source
            complete -c insights -a '(insights "[suggest:"(commandline -C)"]" (commandline -cp | string collect) 2>/dev/null | string trim --right --chars=\r)'
            """,
        ["pwsh"] = """
            # In $PROFILE: insights completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName insights -ScriptBlock {
                param($word, $line, $position)
                insights "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -and $_.StartsWith("$word", [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
                    $text = if ($_ -match '^[\w.-]+$') { $_ } else { "'" + $_.Replace("'", "''") + "'" }
                    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
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

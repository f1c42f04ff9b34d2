using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman completion</c>: a script that teaches a shell the commands, options and values.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # pointsman completion for bash: eval "$(pointsman completion bash)"
        _pointsman() {
          local line="${COMP_LINE}" program="${COMP_WORDS[0]}"
          local rest="${line#"$program"}"; rest="${rest# }"
          local at=$((COMP_POINT - (${#line} - ${#rest})))
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("$program" "[suggest:$at]" "$rest" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -F _pointsman pointsman ./pointsman
        """;

    private const string Zsh = """
        # pointsman completion for zsh: eval "$(pointsman completion zsh)"
        _pointsman() {
          local program="${words[1]}" rest="${BUFFER#"${words[1]}"}"; rest="${rest# }"
          local -a found; found=(${(f)"$("$program" "[suggest:${#rest}]" "$rest" 2>/dev/null)"})
          compadd -a found
        }
        compdef _pointsman pointsman ./pointsman
        """;

    private const string Fish = """
        # pointsman completion for fish: pointsman completion fish | source
        function __pointsman
          set -l line (commandline -cp)
          set -l rest (string replace -r '^\S+ ?' '' -- $line)
          pointsman "[suggest:"(string length -- $rest)"]" "$rest" 2>/dev/null
        end
        complete -c pointsman -f -a '(__pointsman)'
        """;

    public static Command Create(Screen screen)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish", HelpName = "bash|zsh|fish" };
        shell.CompletionSources.Add("bash", "zsh", "fish");
        var command = new Command("completion",
            "Print a script that completes commands, options and values in a shell") { shell };
        command.SetAction(parsed => Print(parsed.GetValue(shell) ?? "", screen, command));
        return command.WithExamples(
            "eval \"$(pointsman completion bash)\"        in ~/.bashrc",
            "pointsman completion fish | source          in fish");
    }

    private static int Print(string shell, Screen screen, Command command)
    {
        string? script = shell switch { "bash" => Bash, "zsh" => Zsh, "fish" => Fish, _ => null };
        if (script is null)
        {
            return Refusal.Print(screen, [new Fault("shell", $"found '{shell}'", "write bash, zsh or fish")],
                command);
        }

        screen.Line(script);
        return ExitCode.Ok;
    }
}

using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Pointsman.Cli;

/// <summary>
/// Runs the program: parse errors and refused input become faults, anything else that goes wrong exit code 1.
/// </summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(
        RootCommand root, IReadOnlyList<string> args, Screen screen, CancellationToken cancel)
    {
        Examples.AddToHelp(root);

        // A value that begins with @ is a value, and a misspelt flag with one dash is no bundle of short ones.
        var parser = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        ParseResult parsed = root.Parse(args, parser);
        Command called = parsed.CommandResult.Command;
        if (parsed.Action is ParseErrorAction || FlagsAsWords(parsed).Any())
        {
            return Refusal.Print(screen, FaultsOf(parsed), called);
        }

        try
        {
            var writers = new InvocationConfiguration
            {
                Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false,

                // Ctrl+C ends the process as it ends any other; what is written is written so that this does no harm.
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(writers, cancel);
        }
        catch (FaultsException refused)
        {
            return Refusal.Print(screen, refused.Faults, called);
        }
        catch (OperationCanceledException)
        {
            screen.Message("error: interrupted");
            return ExitCode.Unexpected;
        }
        catch (Exception unexpected)
        {
            screen.Message($"error: this should not have happened: {unexpected.GetType().Name}: {unexpected.Message}");
            return ExitCode.Unexpected;
        }
    }

    private static List<Fault> FaultsOf(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && command.Action is null)
        {
            return [FaultOfCommand(command, parsed.UnmatchedTokens)];
        }

        IEnumerable<OptionResult> given = parsed.CommandResult.Children.OfType<OptionResult>();
        List<Fault> faults = [.. given.Select(Swallowed).OfType<Fault>()];
        faults.AddRange(FlagsAsWords(parsed).Select(flag => FaultOfToken(command, flag, flag: true)));
        bool swallowed = faults.Count > 0;
        for (int i = 0; i < parsed.UnmatchedTokens.Count; i++)
        {
            string token = parsed.UnmatchedTokens[i];
            bool flag = token.StartsWith('-');
            if (flag || (!swallowed && (i == 0 || !parsed.UnmatchedTokens[i - 1].StartsWith('-'))))
            {
                // A word after an unknown or swallowed flag is its value, not a second fault.
                faults.Add(FaultOfToken(command, token, flag));
            }
        }

        faults.AddRange(parsed.Errors.Select(FaultOfError).OfType<Fault>());
        return faults.Count > 0
            ? faults
            : [.. parsed.Errors.Select(error => new Fault(command.Name, error.Message, "see the help"))];

        // An option without a value takes the next flag for it.
        Fault? Swallowed(OptionResult option) =>
            option.Tokens.Any(token => command.Options.Any(other => other.Name == token.Value))
                ? NoValue(option)
                : null;
    }

    // A misspelt flag would else be the name of a file or of a suite; behind -- it is one.
    private static IEnumerable<string> FlagsAsWords(ParseResult parsed) =>
        parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? []
            : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
                .Select(token => token.Value).Where(word => word.Length > 1 && word[0] == '-');

    private static Fault NoValue(OptionResult option) => new(
        option.Option.Name, "the value is missing", $"write {option.Option.Name} {option.Option.HelpName ?? "VALUE"}");

    private static Fault FaultOfCommand(Command command, IReadOnlyList<string> unmatched)
    {
        string[] known = [.. command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)];
        string all = $"commands: {string.Join(", ", known)}";
        string where = command is RootCommand ? "pointsman" : command.Name;
        if (unmatched.Count == 0)
        {
            return new Fault(where, "a command is missing", all);
        }

        string word = unmatched[0];
        return word.StartsWith('-')
            ? new Fault(word, $"{where} has no such option", $"write a command first; {all}")
            : new Fault(word, "this command is unknown", Spelling.Hint(word, known, all));
    }

    private static Fault FaultOfToken(Command command, string token, bool flag)
    {
        if (!flag)
        {
            return new Fault(token, "this word belongs to no option", "remove it, or quote a value that has spaces");
        }

        string[] known = [.. command.Options.Where(option => !option.Hidden).Select(option => option.Name)];
        string name = token.Split('=', 2)[0];
        string all = known.Length > 12 ? "the help lists the options" : $"options: {string.Join(", ", known)}";
        return new Fault(name, "this option is unknown", Spelling.Hint(name, known, all));
    }

    private static Fault? FaultOfError(ParseError error)
    {
        SymbolResult? at = error.SymbolResult is ArgumentResult { Parent: OptionResult parent }
            ? parent
            : error.SymbolResult;
        if (at is OptionResult option)
        {
            return option.Tokens.Count == 0
                ? NoValue(option)
                : new Fault(option.Option.Name, $"given {option.IdentifierTokenCount} times", "give it once");
        }

        return at is ArgumentResult argument
            ? argument.Tokens.Count == 0
                ? new Fault(argument.Argument.Name, "found nothing", $"name it: {About(argument.Argument)}")
                : new Fault(argument.Argument.Name, error.Message.TrimEnd('.'), "give one value")
            : null;
    }

    private static string About(Argument argument) => argument.Description is { Length: > 0 } words
        ? char.ToLowerInvariant(words[0]) + words[1..]
        : argument.Name;
}

using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Pointsman.Cli;

/// <summary>The one form in which input is refused: every fault, then the way out.</summary>
internal static class Refusal
{
    private static readonly ConditionalWeakTable<Command, StrongBox<int>> Codes = [];

    /// <summary>Makes a command, and those below it, refuse input with a code of their own.</summary>
    public static Command RefusingWith(this Command command, int code)
    {
        Codes.AddOrUpdate(command, new StrongBox<int>(code));
        return command;
    }

    public static int Print(Screen screen, IReadOnlyList<Fault> faults, Command command)
    {
        foreach (Fault fault in faults)
        {
            screen.Message($"error: {fault}");
        }

        screen.Message(SeeHelp(command));
        return CodeOf(command);
    }

    private static int CodeOf(Command command)
    {
        for (Symbol? at = command; at is not null; at = at.Parents.FirstOrDefault())
        {
            if (at is Command known && Codes.TryGetValue(known, out StrongBox<int>? code))
            {
                return code.Value;
            }
        }

        return ExitCode.BadInput;
    }

    // The way out that every command has: its help.
    private static string SeeHelp(Command command)
    {
        var names = new Stack<string>();
        for (Symbol? at = command; at is not null; at = at.Parents.FirstOrDefault())
        {
            names.Push(at is RootCommand ? "pointsman" : at.Name);
        }

        return $"See '{string.Join(' ', names)} --help' for what is allowed, with examples.";
    }
}

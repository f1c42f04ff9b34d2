namespace Pointsman.Cli;

/// <summary>The one form in which input is refused: every fault, then the way out.</summary>
internal static class Refusal
{
    public static int Print(Screen screen, IReadOnlyList<Fault> faults, string wayOut)
    {
        foreach (Fault fault in faults)
        {
            screen.Message($"error: {fault}");
        }

        screen.Message(wayOut);
        return ExitCode.BadInput;
    }

    /// <summary>The way out that every command has: its help.</summary>
    public static string SeeHelp(System.CommandLine.Command command)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Symbol? at = command; at is not null; at = at.Parents.FirstOrDefault())
        {
            names.Push(at is System.CommandLine.RootCommand ? "pointsman" : at.Name);
        }

        return $"See '{string.Join(' ', names)} --help' for what is allowed, with examples.";
    }
}

namespace Pointsman.Cli;

/// <summary>Asks the person at the terminal.</summary>
internal static class Question
{
    /// <summary>A way to ask, or null when nobody is there to answer.</summary>
    public static Func<string, bool>? OfProcess(Screen screen) =>
        Console.IsInputRedirected || Console.IsErrorRedirected ? null : question => Ask(screen, question);

    private static bool Ask(Screen screen, string question)
    {
        screen.Error.Write($"{question} [y/N] ");
        screen.Error.Flush();
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}

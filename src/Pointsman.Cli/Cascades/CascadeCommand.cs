using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman cascade</c>: thresholds and honest confidence, on results of the user's own.</summary>
internal static class CascadeCommand
{
    public static Command Create(Screen screen) =>
        new("cascade", "Find the thresholds of a cascade on results of your own")
        {
            CascadeFitting.Create(screen),
            CascadeCalibrating.Create(screen),
        };
}

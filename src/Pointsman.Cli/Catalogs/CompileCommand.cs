using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman compile-catalog</c>, which publishing calls; of no use to a person, so it is hidden.</summary>
internal static class CompileCommand
{
    public static Command Create()
    {
        var command = new Command("compile-catalog", "Write the compiled catalog beside the program") { Hidden = true };
        command.SetAction(_ =>
        {
            CatalogHome.Compile();
            return ExitCode.Ok;
        });
        return command;
    }
}

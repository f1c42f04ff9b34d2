using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman keys</c>: who may ask a running server, and how much.</summary>
internal static class KeysCommand
{
    public static Command Create(ServerContext context) =>
        new("keys", "Create, list and revoke the keys of a running server, and see what they used")
        {
            KeysCreate.Create(context),
            KeysList.Create(context),
            KeysRevoke.Create(context),
            KeysUse.Create(context),
        };
}

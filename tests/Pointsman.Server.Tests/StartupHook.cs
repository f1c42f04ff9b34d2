/// <summary>The runtime calls this before the program's own start, when the environment names this assembly.</summary>
internal static class StartupHook
{
    public static void Initialize() => Pointsman.Server.Tests.LedgerChild.RunIfAsked();
}

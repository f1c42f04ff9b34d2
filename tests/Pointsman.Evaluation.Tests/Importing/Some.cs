namespace Pointsman.Evaluation.Tests.Importing;

/// <summary>Files of other tools, written for these tests.</summary>
internal static class Some
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Importing", "files", name);
}

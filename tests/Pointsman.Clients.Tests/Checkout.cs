using System.Reflection;

namespace Pointsman.Clients.Tests;

/// <summary>The folder that all of this was built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "Root").Value!);

    public static string Scripts { get; } = Path.Combine(Root, "tests", "Pointsman.Clients.Tests", "node");

    public static string Pointsman { get; } = Path.Combine(
        Root, "artifacts", "bin", "Pointsman.Cli", "debug", "Pointsman.Cli");

    public static string Page { get; } = Path.Combine(Root, "docs", "clients.md");
}

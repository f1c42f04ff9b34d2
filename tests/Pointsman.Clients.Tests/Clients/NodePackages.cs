using System.Diagnostics;
using System.Text.Json;

namespace Pointsman.Clients.Tests;

/// <summary>The packages of the scripts, installed when they are missing or older than their lock.</summary>
internal static class NodePackages
{
    private const int LeastMajor = 20;

    private static readonly Lazy<Task<string>> Node = new(PrepareAsync);

    /// <summary>Why the scripts cannot run, as <c>./test</c> says it; null when they can.</summary>
    public static string? Missing => Environment.GetEnvironmentVariable("POINTSMAN_NO_NODE") is { Length: > 0 } reason
        ? reason
        : null;

    /// <summary>The program that runs the scripts, once all that they need is there.</summary>
    public static Task<string> NodeAsync(CancellationToken cancel) => Node.Value.WaitAsync(cancel);

    /// <summary>The version of a package, as the lock has it.</summary>
    public static string Version(string package)
    {
        using JsonDocument manifest = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(Checkout.Scripts, "package.json")));
        return manifest.RootElement.GetProperty("dependencies").GetProperty(package).GetString()!;
    }

    private static async Task<string> PrepareAsync()
    {
        // ./test names another one where the system's own is too old.
        string node = Environment.GetEnvironmentVariable("POINTSMAN_NODE") is { Length: > 0 } given ? given : "node";
        string version = (await RunAsync(node, "--version")).Trim().TrimStart('v');
        if (!int.TryParse(version.Split('.')[0], out int major) || major < LeastMajor)
        {
            throw new InvalidOperationException(
                $"node {version} is too old for these libraries; ./test fetches {LeastMajor}, or set POINTSMAN_NODE");
        }

        string modules = Path.Combine(Checkout.Scripts, "node_modules", ".package-lock.json");
        string packages = Path.Combine(Checkout.Scripts, "package-lock.json");
        if (!File.Exists(modules) || File.GetLastWriteTimeUtc(modules) < File.GetLastWriteTimeUtc(packages))
        {
            await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }

        return node;
    }

    private static async Task<string> RunAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = Checkout.Scripts, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}{said}");
    }
}

using System.Diagnostics;
using System.Reflection;

namespace Pointsman.EndToEnd;

/// <summary>Starts the programs of this checkout as a person would, from its folder.</summary>
internal static class Programs
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    public static string Root { get; } = Path.GetFullPath(
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Root").Value!);

    public static Task<Finished> Pointsman(params string[] args) => RunAsync(Path.Combine(Root, "pointsman"), args);

    public static Task<Finished> Sample(string name, params string[] args) =>
        RunAsync(Path.Combine(Root, "artifacts", "bin", name, "debug", name), args);

    private static async Task<Finished> RunAsync(string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Longest);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Finished(process.ExitCode, await output, await error);
    }
}

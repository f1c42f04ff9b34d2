using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Faults.Tests;

/// <summary>The mock as a program of its own.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task It_says_where_it_listens_and_serves_there()
    {
        using Process process = Start("--port 0");
        try
        {
            string? first = await process.StandardOutput.ReadLineAsync(Client.Cancel);
            string url = Regex.Match(first ?? "", "http://127.0.0.1:[0-9]+").Value;
            using var http = new HttpClient();
            string answer = await http.GetStringAsync(url + "/v1/models", Client.Cancel);
            using JsonDocument models = JsonDocument.Parse(answer);
            Assert.Equal("list", models.RootElement.Text("object"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(Client.Cancel);
        }
    }

    [Fact]
    public async Task The_help_is_printed_and_nothing_is_started()
    {
        (int code, string output, string error) = await RunAsync("--help");
        Assert.Equal((0, Help.Text().Trim(), ""), (code, output.Trim(), error));
    }

    [Fact]
    public async Task A_bad_option_is_an_error_with_the_way_out()
    {
        (int code, string output, string error) = await RunAsync("--prot 1");
        Assert.Equal((2, ""), (code, output));
        Assert.Equal("error: --prot: this option is unknown; write --port N or --help", error.Trim());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_with_the_way_out()
    {
        await using Client client = await Client.StartAsync();
        (int code, _, string error) = await RunAsync($"--port {client.Mock.Port}");
        Assert.Equal(1, code);
        Assert.Contains("give another with --port, or 0", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(Client.Cancel);
        Task<string> error = process.StandardError.ReadToEndAsync(Client.Cancel);
        await process.WaitForExitAsync(Client.Cancel);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(string arguments) => Process.Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Pointsman.Faults"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}

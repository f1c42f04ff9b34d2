using System.CommandLine;
using System.Text.Json;
using Pointsman.Cli.Tests.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Keys;

/// <summary>Runs the key commands in process, on 2026-11-20.</summary>
internal sealed record KeysRun(int Code, string Out, string Error)
{
    public JsonElement Json
    {
        get
        {
            using JsonDocument document = JsonDocument.Parse(Out);
            return document.RootElement.Clone();
        }
    }

    public IReadOnlyList<string> Faults =>
    [
        .. Error.Split('\n')
            .Where(line => line.StartsWith("error: ", StringComparison.Ordinal))
            .Select(line => line[7..]),
    ];

    /// <summary>Against a server, with the token <c>pm_admin_test</c> in the environment.</summary>
    public static Task<KeysRun> Of(FakeServer server, params string[] args) =>
        WithToken("pm_admin_test", [.. args, "--server", server.Url]);

    /// <summary>With a token in the environment.</summary>
    public static async Task<KeysRun> WithToken(string? token, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error);
        var time = new ManualTime(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        var context = new ServerContext(screen, time, name => name == "POINTSMAN_ADMIN_TOKEN" ? token : null);
        var root = new RootCommand { KeysCommand.Create(context) };
        int code = await CommandLine.RunAsync(root, ["keys", .. args], screen, TestContext.Current.CancellationToken);
        return new KeysRun(code, output.ToString(), error.ToString());
    }
}

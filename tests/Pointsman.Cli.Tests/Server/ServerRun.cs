using System.CommandLine;
using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Server;

/// <summary>Runs a command that asks a server, in process, with the token <c>pm_admin_test</c> unless told.</summary>
internal sealed record ServerRun(int Code, string Out, string Error)
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

    public static Task<ServerRun> Of(FakeServer server, params string[] args) =>
        At(server.Url, "pm_admin_test", args);

    public static async Task<ServerRun> At(string url, string token, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error);
        var context = new ServerContext(
            screen, TimeProvider.System, name => name == "POINTSMAN_ADMIN_TOKEN" ? token : null);
        var root = new RootCommand
        {
            UsageCommand.Create(context), DecisionsCommand.Create(context), StatusCommand.Create(context),
            KeysCommand.Create(context), CasesCommand.Create(context),
        };
        int code = await CommandLine.RunAsync(
            root, [.. args, "--server", url], screen, TestContext.Current.CancellationToken);
        return new ServerRun(code, output.ToString(), error.ToString());
    }
}

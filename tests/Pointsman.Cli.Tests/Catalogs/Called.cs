using System.CommandLine;
using System.Text.Json;

namespace Pointsman.Cli.Tests.Catalogs;

/// <summary>What one call of the catalog commands gave.</summary>
internal sealed record Called(int Code, string Out, string Error)
{
    public JsonElement Json
    {
        get
        {
            using JsonDocument document = JsonDocument.Parse(Out);
            return document.RootElement.Clone();
        }
    }

    public static Task<Called> WithAsync(params string[] args) => WithAsync(null, args);

    public static async Task<Called> WithAsync(Func<string, bool>? ask, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error);
        var time = new ManualTime(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        var root = new RootCommand { CatalogCommand.Create(new CatalogContext(screen, time, ask)) };
        int code = await CommandLine.RunAsync(root, ["catalog", .. args], screen, CancellationToken.None);
        return new Called(code, output.ToString(), error.ToString());
    }
}

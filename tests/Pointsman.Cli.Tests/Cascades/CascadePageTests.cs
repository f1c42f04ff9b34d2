using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Cli.Tests.Cascades;

/// <summary>The commands of docs/strategies print what the pages say.</summary>
public sealed partial class CascadePageTests
{
    [Theory]
    [InlineData("cascade.md")]
    [InlineData("confidence.md")]
    public async Task The_output_on_the_page_is_what_its_command_prints(string page)
    {
        string text = await File.ReadAllTextAsync(
            Path.Combine(Checkout(), "docs", "strategies", page), TestContext.Current.CancellationToken);
        Match block = Assert.Single(Blocks().Matches(text));
        string[] args = block.Groups["args"].Value.Split(' ');
        args[1] = Path.Combine(Checkout(), args[1]);
        CascadeRun run = await CascadeRun.Of(args);
        Assert.Equal(block.Groups["output"].Value, run.Out);
    }

    private static string Checkout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Pointsman.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }

    [GeneratedRegex(
        @"```console\n\$ \./pointsman cascade (?<args>[^\n]*)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}

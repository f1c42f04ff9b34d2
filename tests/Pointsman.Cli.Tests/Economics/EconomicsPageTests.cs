using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Cli.Tests.Economics;

/// <summary>The commands of docs/economics.md print what the page says.</summary>
public sealed partial class EconomicsPageTests
{
    [Fact]
    public async Task Every_output_on_the_page_is_what_its_command_prints()
    {
        string page = await File.ReadAllTextAsync(Page(), TestContext.Current.CancellationToken);
        MatchCollection shown = Blocks().Matches(page);
        Assert.Equal(6, shown.Count);
        foreach (Match block in shown)
        {
            MatchCollection words = Words().Matches(block.Groups["args"].Value);
            CostRun run = await CostRun.Of([.. words.Select(word => word.Value.Replace("'", ""))]);
            Assert.Equal(block.Groups["output"].Value, run.Out);
        }
    }

    private static string Page()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Pointsman.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder!, "docs", "economics.md");
    }

    [GeneratedRegex(@"```console\n\$ \./pointsman cost (?<args>[^\n]*)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"('[^']*'|[^\s'])+")]
    private static partial Regex Words();
}

using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>The commands of docs/benchmarks/README.md print what the page says, where no clock has a part in it.</summary>
public sealed partial class BenchPageTests
{
    private const string Demo = "demo";

    [Fact]
    public async Task What_the_page_shows_is_what_is_printed()
    {
        string page = await File.ReadAllTextAsync(Page(), TestContext.Current.CancellationToken);
        using var folder = new BenchFolder();
        var held = new List<string>();
        foreach (Match block in Blocks().Matches(page))
        {
            string[] args = block.Groups["args"].Value.Split(' ');
            if (args[0] is "size" or "init" or "list" || args.Contains("--dry-run"))
            {
                BenchCall call = await folder.RunAsync(
                    [.. args.Select(arg => arg.Replace(Demo, $"DIR/{Demo}", StringComparison.Ordinal))]);
                Assert.Equal(
                    block.Groups["output"].Value, call.Out.Replace($"DIR/{Demo}", Demo, StringComparison.Ordinal));
                held.Add(args[0]);
            }
        }

        Assert.Equal(["init", "list", "size", "run"], held);
    }

    [Fact]
    public async Task Every_flag_that_the_page_names_is_one()
    {
        string page = await File.ReadAllTextAsync(Page(), TestContext.Current.CancellationToken);
        using var folder = new BenchFolder();
        string help = string.Concat(await Task.WhenAll(
            new[] { "init", "size", "run", "report", "compare", "import", "list" }.Select(async name =>
                (await folder.RunAsync(name, "--help")).Out)));
        IEnumerable<string> flags = Flags().Matches(page).Select(flag => flag.Value).Distinct().Except(["--save-suite"]);
        Assert.All(flags, flag => Assert.Contains($"{flag} ", help));
    }

    private static string Page()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Pointsman.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder!, "docs", "benchmarks", "README.md");
    }

    [GeneratedRegex(@"```console\n\$ \./pointsman bench (?<args>[^\n]*)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"(?<=[`\s])--[a-z-]+")]
    private static partial Regex Flags();
}

using System.CommandLine;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed partial class BenchHelpTests
{
    /// <summary>Every command, and the group.</summary>
    public static TheoryData<string> Commands =>
        ["", "init", "size", "run", "report", "compare", "best", "import", "list", "sample"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_example_of_the_help_is_understood(string name)
    {
        using var folder = new BenchFolder();
        BenchCall help = await folder.RunAsync([.. name.Length == 0 ? Array.Empty<string>() : [name], "--help"]);
        Assert.Equal(0, help.Code);
        string[] examples =
        [
            .. help.Out[help.Out.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n')
                .SelectMany(line => line.Trim().Split(" && "))
                .Where(line => line.StartsWith("pointsman ", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(examples);
        var context = new BenchContext(new Screen(TextWriter.Null, TextWriter.Null), TimeProvider.System);
        var root = new RootCommand { BenchCommand.Create(context) };
        foreach (string example in examples)
        {
            // What stands behind three blanks explains the example.
            string[] words = Blanks().Split(example)[0].Split(' ');
            Assert.Empty(root.Parse(words[1..]).Errors);
        }
    }

    [Theory]
    [InlineData("run")]
    [InlineData("compare")]
    public async Task Help_tells_the_exit_codes(string name)
    {
        using var folder = new BenchFolder();
        Assert.Contains("exit code 0: ", (await folder.RunAsync(name, "--help")).Out);
    }

    [GeneratedRegex(@"\s{3,}")]
    private static partial Regex Blanks();
}

using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace Pointsman.Faults.Tests;

/// <summary>The words are told in one list, and the help and the README say the same.</summary>
public sealed class HelpTests
{
    [Fact]
    public void The_help_names_every_word()
    {
        string help = Help.Text();
        Assert.All(Tokens.Groups.SelectMany(group => group.Tokens), token =>
            Assert.Contains($"  {token.Form.PadRight(14)} {token.Effect}", help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_of_the_README_is_the_list()
    {
        string readme = await File.ReadAllTextAsync(Readme(), Client.Cancel);
        var table = new StringBuilder();
        foreach (TokenGroup group in Tokens.Groups)
        {
            table.Append("### ").Append(group.Title).Append("\n\n| word | what it does |\n|---|---|\n");
            foreach (Token token in group.Tokens)
            {
                table.Append("| `").Append(token.Form).Append("` | ").Append(token.Effect).Append(" |\n");
            }

            table.Append('\n');
        }

        Assert.Contains(table.ToString(), readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port 9100", 9100, null)]
    [InlineData("", 9000, null)]
    [InlineData("--port x", 9000, "--port: found x")]
    [InlineData("--port", 9000, "--port: found nothing")]
    [InlineData("--prot 1", 9000, "--prot: this option is unknown")]
    public void The_command_line_is_read(string line, int port, string? fault)
    {
        CommandLineArguments read = CommandLineArguments.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(port, read.Port);
        Assert.StartsWith(fault ?? "", read.Fault ?? "", StringComparison.Ordinal);
        Assert.Equal(fault is null, read.Fault is null);
    }

    [Fact]
    public async Task The_mock_says_what_it_offers()
    {
        await using Client client = await Client.StartAsync();
        string offers = Help.Offers(client.Mock);
        Assert.Contains(client.Mock.RefusedUrl, offers, StringComparison.Ordinal);
        Assert.Contains("""{"model":"mock-n5-g200","stream":true,""", offers, StringComparison.Ordinal);
    }

    private static string Readme([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Faults", "README.md"));
}

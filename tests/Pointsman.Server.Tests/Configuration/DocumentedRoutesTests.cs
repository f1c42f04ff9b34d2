using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Server.Tests.Configuration;

/// <summary>Every configuration that a page about routes shows is one that the gateway takes.</summary>
public sealed partial class DocumentedRoutesTests
{
    // Names that pages use as their readers' own.
    private const string Known = """
        providers:
          openai: { protocol: openai, baseUrl: "https://api.openai.com/v1", apiKeys: [a] }
          anthropic: { protocol: anthropic, baseUrl: "https://api.anthropic.com", apiKeys: [a] }
          ollama: { protocol: ollama, baseUrl: "http://127.0.0.1:11434" }
          local: { protocol: openai, baseUrl: "http://127.0.0.1:8000/v1", local: yes }
          mock: { protocol: openai, baseUrl: "http://127.0.0.1:9000/v1" }
        models:
          small: { provider: openai, model: small }
          middle: { provider: openai, model: middle }
          best: { provider: openai, model: best }
          fast: { provider: openai, model: fast }
          reasoner: { provider: openai, model: reasoner }
          judge: { provider: openai, model: judge }
          newcomer: { provider: openai, model: newcomer }

        """;

    public static TheoryData<string, int> Blocks()
    {
        var blocks = new TheoryData<string, int>();
        foreach (string page in Directory.GetFiles(Docs(), "*.md", SearchOption.AllDirectories))
        {
            for (int i = 0; i < Routes(page).Count; i++)
            {
                blocks.Add(Path.GetRelativePath(Docs(), page), i);
            }
        }

        return blocks;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_page_shows_what_the_gateway_takes(string page, int block) =>
        Some.Settings(Known + Routes(Path.Combine(Docs(), page))[block]);

    [Fact]
    public void Pages_do_show_some() => Assert.True(Blocks().Count >= 8);

    private static List<string> Routes(string page) =>
    [
        .. Yaml().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value)
            .Where(text => text.StartsWith("routes:", StringComparison.Ordinal)),
    ];

    private static string Docs([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs");

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}

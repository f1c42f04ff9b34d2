using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>Brings the name of each family to one spelling: versions with dots, words in one order.</summary>
internal static partial class FamilySpelling
{
    public static string Settle(string name)
    {
        string settled = Unpointed(PointInWords().Replace(name, "."));
        settled = VersionMark().Replace(settled, "$1-$2");
        settled = Joined().Replace(settled, "$1-$2");
        settled = SpacedQwen().Replace(settled, "qwen$1");
        settled = DottedVersion().Replace(settled, "$1.$2");
        settled = MistralVersion().Replace(settled, "$1-$2.$3");
        settled = MistralStamp().Replace(settled, "$1");
        settled = Jamba().Replace(settled, "jamba-$2-$1");
        settled = GrokVersion().Replace(settled, "grok-4.20");
        settled = YearAndMonth().Replace(settled, "$1-$2$3");
        settled = CodeLlama().Replace(settled, "codellama");
        settled = Gpt4o().Replace(settled, "gpt-4o");
        settled = GeminiThree().Replace(settled, "gemini-$1");
        settled = GeminiOrder().Replace(settled, "gemini-$2-$1");
        settled = DeepSeekChat().Replace(settled, "deepseek-$1");
        settled = GrokBeta().Replace(GrokBetaLast().Replace(settled, "$1"), "$1");
        settled = MixtralWeights().Replace(settled, "");
        settled = HostedLlama().Replace(settled, "$1");
        settled = LlamaExperts().Replace(settled, "$1");
        return settled.StartsWith("claude", StringComparison.Ordinal) ? Claude(settled) : settled;
    }

    /// <summary>
    /// Versions that lost their point: <c>gpt-35-turbo</c>, <c>minimax-m25</c>, <c>gemini-25-flash</c>.
    /// </summary>
    private static string Unpointed(string name)
    {
        string pointed = Gpt().Replace(name, "gpt-$1.$2");
        pointed = MiniMax().Replace(pointed, "minimax-m$1.$2");
        pointed = Gemini().Replace(pointed, "gemini-$1.$2");
        pointed = QwenHalf().Replace(pointed, "qwen$1.5");
        pointed = KimiAlone().Replace(pointed, "kimi-k2.");
        return DeepSeekNumber().Replace(pointed, "deepseek-v$1");
    }

    /// <summary>
    /// Up to 3.7 the version stands first (<c>claude-3.5-sonnet</c>), from 4 on last (<c>claude-sonnet-4.5</c>).
    /// </summary>
    private static string Claude(string name)
    {
        string spelled = ClaudeRevision().Replace(ClaudeBare().Replace(name, "claude-$1$2"), "");
        Match match = ClaudeVersionFirst().Match(spelled);
        if (!match.Success)
        {
            match = ClaudeVersionLast().Match(spelled);
        }

        if (!match.Success)
        {
            return spelled.EndsWith(".0", StringComparison.Ordinal) ? spelled[..^2] : spelled;
        }

        string tier = match.Groups["tier"].Value;
        string major = match.Groups["major"].Value;
        string minor = match.Groups["minor"].Value;
        string version = minor is "" or "0" ? major : $"{major}.{minor}";
        string rest = match.Groups["rest"].Value;
        return major is "1" or "2" or "3" ? $"claude-{version}-{tier}{rest}" : $"claude-{tier}-{version}{rest}";
    }

    [GeneratedRegex(@"(?<=\d)p(?=\d)")]
    private static partial Regex PointInWords();

    [GeneratedRegex(@"^(llama|codellama|mixtral)-?v(\d)")]
    private static partial Regex VersionMark();

    [GeneratedRegex(@"^(llama|gemma|phi|gpt|claude|gemini|glm|grok|kimi|falcon|hermes|granite|olmo|yi"
        + @"|mistral-small|mistral-large)-?(\d)")]
    private static partial Regex Joined();

    [GeneratedRegex(@"^qwen-v?(\d)")]
    private static partial Regex SpacedQwen();

    [GeneratedRegex(@"^([a-z]+(?:-[a-z]+)?-?[vkmr]?\d)-(\d)(?=-|$)")]
    private static partial Regex DottedVersion();

    [GeneratedRegex(@"^(mistral-(?:small|medium|large)|devstral-small)-(\d)-(\d)(?=-|$)")]
    private static partial Regex MistralVersion();

    // A number of the version says more than the month, which stays only where it stands alone.
    [GeneratedRegex(@"^((?:mistral-(?:small|medium|large)|magistral-(?:small|medium)|devstral-small)"
        + @"-\d(?:\.\d)?(?:-\d+b)?)-2\d{3}$")]
    private static partial Regex MistralStamp();

    [GeneratedRegex(@"^jamba-(\d\.\d)-(large|mini)$")]
    private static partial Regex Jamba();

    [GeneratedRegex(@"^grok-4-20(?=-|$)")]
    private static partial Regex GrokVersion();

    [GeneratedRegex(@"^(codestral|devstral|mistral-large|mistral-small)-(2[3-9])\.([01]\d)$")]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(@"^code-llama")]
    private static partial Regex CodeLlama();

    [GeneratedRegex(@"^gpt-?4-?o(?=-|$)")]
    private static partial Regex Gpt4o();

    [GeneratedRegex(@"^gemini-(pro|flash|ultra|nano)-(\d\.\d)(?=-|$)")]
    private static partial Regex GeminiOrder();

    [GeneratedRegex(@"^deepseek-(?:chat|ai)-(v\d)")]
    private static partial Regex DeepSeekChat();

    [GeneratedRegex(@"^(grok-[34](?:\.\d+)?(?:-mini)?(?:-fast)?)-beta(?=-|$)")]
    private static partial Regex GrokBeta();

    [GeneratedRegex(@"^(llama-4-(?:maverick|scout))(?:-17b)?(?:-\d+e)?(?=-|$)")]
    private static partial Regex LlamaExperts();

    [GeneratedRegex(@"^claude-(instant-)?v(\d)(?=\.|-|$)")]
    private static partial Regex ClaudeBare();

    [GeneratedRegex(@"^claude-(?<major>\d)(?:[.\-](?<minor>\d))?-(?<tier>opus|sonnet|haiku|fable)(?<rest>-.*)?$")]
    private static partial Regex ClaudeVersionFirst();

    [GeneratedRegex(@"^claude-(?<tier>opus|sonnet|haiku|fable)-?(?<major>\d)(?:[.\-]?(?<minor>\d))?(?<rest>-.*)?$")]
    private static partial Regex ClaudeVersionLast();

    [GeneratedRegex(@"(?<=\d|sonnet|haiku|opus)-v\d$")]
    private static partial Regex ClaudeRevision();

    [GeneratedRegex(@"^gpt-([345])([1-9])(?=-|$)")]
    private static partial Regex Gpt();

    [GeneratedRegex(@"^minimax-m(\d)(\d)$")]
    private static partial Regex MiniMax();

    [GeneratedRegex(@"^gemini-(\d)(\d)(?=-)")]
    private static partial Regex Gemini();

    [GeneratedRegex(@"^gemini-([3-9])\.0(?=-)")]
    private static partial Regex GeminiThree();

    [GeneratedRegex(@"^qwen([23])5(?=-)")]
    private static partial Regex QwenHalf();

    [GeneratedRegex(@"^k2\.")]
    private static partial Regex KimiAlone();

    [GeneratedRegex(@"^deepseek-(\d)(?=[.\-]|$)")]
    private static partial Regex DeepSeekNumber();

    [GeneratedRegex(@"^(grok-4\.20-.*)-beta$")]
    private static partial Regex GrokBetaLast();

    [GeneratedRegex(@"(?<=^mixtral-8x(?:7|22)b)-v0\.\d$|(?<=^nova-(?:lite|micro|pro|premier|2-lite|2-pro))-v1$")]
    private static partial Regex MixtralWeights();

    [GeneratedRegex(@"^(llama-3(?:\.\d)?-\d+b)-(?:versatile|instant|specdec)$")]
    private static partial Regex HostedLlama();
}

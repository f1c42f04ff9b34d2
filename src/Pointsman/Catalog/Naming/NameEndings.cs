using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// Drops what stands at the end of a name and tells no other model: dates, packings, ways of tuning; and splits off
/// efforts and ways of thinking. What makes a model another one (<c>-mini</c>, <c>-codex</c>, <c>-vl</c> …) stays.
/// </summary>
internal static partial class NameEndings
{
    public static string Take(string name, List<string> variants)
    {
        string before;
        do
        {
            before = name;
            name = Packing().Replace(name, "");
            name = TakeVariant(name, variants);
            name = DropDate(name);
            name = Tuning(name);
        }
        while (name != before && name.Length > 0);

        return name.Length > 0 ? name : before;
    }

    private static string TakeVariant(string name, List<string> variants)
    {
        foreach (Regex ending in Variants(name))
        {
            Match match = ending.Match(name);
            if (match.Success && match.Index > 0)
            {
                variants.Insert(0, Tidy(match.Groups[1].Value));
                return name.Remove(match.Index, match.Length);
            }
        }

        return name;
    }

    private static IEnumerable<Regex> Variants(string name)
    {
        yield return EffortInWords();
        yield return Harness();
        if (HasEfforts().IsMatch(name))
        {
            yield return Effort();
        }

        if (ThinksOnDemand().IsMatch(name))
        {
            yield return Thinking();
        }

        if (name.StartsWith("claude", StringComparison.Ordinal))
        {
            yield return ClaudeBase();
        }
    }

    private static string Tidy(string variant) => variant switch
    {
        "nothinking" or "no-think" or "nothink" => "no-thinking",
        "highthinking" => "high",
        "think" => "thinking",
        "base" => "",
        _ => variant,
    };

    private static string DropDate(string name)
    {
        string dropped = FullDate().Replace(name, "");
        if (name.StartsWith("gemini", StringComparison.Ordinal) || name.StartsWith("qwen3.", StringComparison.Ordinal))
        {
            dropped = GeminiStamp().Replace(dropped, "");
        }

        if (StampsItsSnapshots().IsMatch(name) && !GeminiExperiment().IsMatch(name))
        {
            dropped = GptPreview().Replace(dropped, "gpt-4-turbo");
            dropped = ShortStamp().Replace(dropped, "");
        }

        return dropped;
    }

    private static string Tuning(string name)
    {
        string tuned = name;
        if (!tuned.StartsWith("gpt-3.5-turbo-instruct", StringComparison.Ordinal))
        {
            tuned = Instruct().Replace(tuned, "");
        }

        if (!PreviewIsAModel().IsMatch(tuned))
        {
            tuned = Preview().Replace(tuned, "");
        }

        if (!LatestIsAModel().IsMatch(tuned))
        {
            tuned = Latest().Replace(tuned, "");
        }

        return GeminiNumbered().IsMatch(tuned) ? Experiment().Replace(tuned, "") : tuned;
    }

    [GeneratedRegex(@"[-.:](fp8|fp4|fp16|fp6|bf16|nvfp4|mxfp4|awq|gptq|gguf|int4|int8|w4a16"
        + @"|q\d(?:[-._][01k](?:[-._][msl])?)?|\d+bit"
        + @"|hf|maas|tee|lora|tput|dynamic|throughput|free|cloud|api|8192|32768)(?:-\d+k)?$")]
    private static partial Regex Packing();

    [GeneratedRegex(@"-((?:x?high|low|medium|minimal|max|none))-(?:reasoning-)?effort$")]
    private static partial Regex EffortInWords();

    [GeneratedRegex(@"-(dspy-[a-z0-9\-]+|safety-(?:default|block-none))$")]
    private static partial Regex Harness();

    [GeneratedRegex(@"^(o\d|gpt-5|gpt-oss|gemini-[23]|grok-[34]|claude|glm|deepseek-v)")]
    private static partial Regex HasEfforts();

    [GeneratedRegex(@"-(x?high|low|medium|minimal|highthinking)$")]
    private static partial Regex Effort();

    // Elsewhere (Kimi K2, Qwen 3, Gemini 2.0) the thinking model has weights of its own.
    [GeneratedRegex(@"^(claude|gpt-5|gemini-2\.5|gemini-3|deepseek-v|glm|grok-4|kimi-k2\.[5-9]|qwen3\.|minimax-m)")]
    private static partial Regex ThinksOnDemand();

    [GeneratedRegex(@"-(thinking(?:-auto|-\d+k?)?|no-?think(?:ing)?|think|non-reasoning|reasoning)$")]
    private static partial Regex Thinking();

    [GeneratedRegex(@"-(base)$")]
    private static partial Regex ClaudeBase();

    [GeneratedRegex(@"-20\d\d-?[01]\d-?[0-3]\d$|-[01]\d-20\d\d$|-20\d\d-?[01]\d$|-2[3-9][01]\d[0-3]\d$")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<=pro|flash|lite|8b|ultra)-00\d$|(?<=-exp|-preview|-flash|-pro|-lite|-plus)-[01]\d-[0-3]\d$")]
    private static partial Regex GeminiStamp();

    [GeneratedRegex(@"^gemini-exp-")]
    private static partial Regex GeminiExperiment();

    [GeneratedRegex(@"^(gpt-3\.5|gpt-4|chatgpt|gemini|grok|claude|o\d-)")]
    private static partial Regex StampsItsSnapshots();

    [GeneratedRegex(@"^gpt-4-(?:0125|1106)(?:-preview)?$")]
    private static partial Regex GptPreview();

    [GeneratedRegex(@"-(?:[01]\d[0-3]\d|2511)$")]
    private static partial Regex ShortStamp();

    [GeneratedRegex(@"-(?:instruct|it)(?:-turbo|-basic)?(?=-|$)")]
    private static partial Regex Instruct();

    [GeneratedRegex(@"^(o1-preview|qwq|computer-use|hy3)")]
    private static partial Regex PreviewIsAModel();

    [GeneratedRegex(@"-preview(?=-|$)")]
    private static partial Regex Preview();

    // A rolling name without a version points to another model than the first one of that name.
    [GeneratedRegex(@"^(mistral-(?:tiny|small|medium|large)|codestral|devstral-(?:small|medium)"
        + @"|magistral-(?:small|medium)|pixtral-large)-latest$")]
    private static partial Regex LatestIsAModel();

    [GeneratedRegex(@"-latest(?=-|$)")]
    private static partial Regex Latest();

    [GeneratedRegex(@"^gemini-\d")]
    private static partial Regex GeminiNumbered();

    [GeneratedRegex(@"-exp(?=-|$)")]
    private static partial Regex Experiment();
}

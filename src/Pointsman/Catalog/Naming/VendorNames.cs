using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// Drops the maker or seller that some sources write before the model: <c>Anthropic Claude-3-opus</c>.
/// </summary>
internal static partial class VendorNames
{
    public static string Drop(string name)
    {
        string dropped = MetaLlama().Replace(MetaBeforeLlama().Replace(name, ""), "llama-");
        dropped = DuoChat().Replace(dropped, "claude-$1");
        return Vendor().Replace(dropped, "");
    }

    [GeneratedRegex(@"^meta-?llama-(?=llama)|^meta-(?=llama)")]
    private static partial Regex MetaBeforeLlama();

    [GeneratedRegex(@"^meta-?llama-?(?=\d)")]
    private static partial Regex MetaLlama();

    [GeneratedRegex(@"^duo-chat-(opus|sonnet|haiku)")]
    private static partial Regex DuoChat();

    // Only before a family that is known to be theirs, so that no name loses a word that belongs to it.
    [GeneratedRegex(@"^(?:(?:databricks|anthropic|openai|google|microsoft|duo-chat|umans|coding|hf|route|venice|azure"
        + @"|snowflake|alicloud)-(?=claude|gpt-|o\d|gemini|gemma|llama|meta-llama|phi|dbrx|qwen|kimi|glm|minimax"
        + @"|deepseek|flan|palm|wizardlm|orca)|meta-(?=llama)|(?:cerebras|groq)-(?=llama|qwen|gpt-oss)"
        + @"|amazon-(?=nova|titan)|cohere-(?=command|aya|embed|rerank)|x?ai-?(?:org-)?(?<=xai-|x-ai-"
        + @"|xai-org-)(?=grok)|deepseek-ai-(?=deepseek)|mistral-?ai-(?=mistral|mixtral|ministral|magistral"
        + @"|devstral|codestral|pixtral|voxtral)|mistral-(?=ministral|mixtral|pixtral|codestral|devstral"
        + @"|magistral|voxtral)|moonshot-?(?:ai)?-(?=kimi)|zhipu-?(?:ai)?-(?=glm)|z-?ai-(?:org-)?(?=glm)"
        + @"|nvidia-(?=nemotron|llama|mistral|nv-)|alibaba-(?=qwen|qwq)|qwen-(?=qwen|qwq)|ai21-(?=jamba|jurassic"
        + @"|j2)|01-ai-(?=yi)|allenai-(?=olmo|molmo|tulu)|tii-(?=falcon)|apple-(?=openelm)|ibm-(?=granite)"
        + @"|intel-(?=neural)|antgroup-(?=finix)|vectara-(?=mocking)|tngtech-(?=deepseek)|perplexity-(?=sonar)"
        + @"|minimax-ai-(?=minimax)|minimaxai-(?=minimax)|snowflake-(?=arctic)|upstage-(?=solar)"
        + @"|writer-(?=palmyra)|inception-(?=mercury)|tencent-(?=hunyuan|hy\d)|xiaomi-(?=mimo)|stepfun-(?=step))")]
    private static partial Regex Vendor();
}
